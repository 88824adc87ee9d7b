"""Drives a headless Chromium by its DevTools protocol over a pipe: messages are JSON, each ended by a zero byte.

Nothing but Chromium itself is needed, and no port is opened. Where a page may not reach out, it does not: names are not resolved.
"""
import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time

TIMEOUT = 60    # seconds, each command


def find():
    """The program, or None."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


class Browser:
    """A process; ends with the `with` block."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        orders, self.out = os.pipe()
        self.into, answers = os.pipe()
        flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
                 "--hide-scrollbars=false", "--host-resolver-rules=MAP * ~NOTFOUND", f"--user-data-dir={self.folder.name}"]
        # It reads orders from 3 and answers to 4.
        self.process = subprocess.Popen(["sh", "-c", f'exec "$0" "$@" 3<&{orders} 4>&{answers}', program, *flags,
                                         "--remote-debugging-pipe", "about:blank"],
                                        pass_fds=(orders, answers), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        os.close(orders)
        os.close(answers)
        self.buffer, self.number, self.events = b"", 0, []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        os.close(self.out)
        os.close(self.into)
        self.folder.cleanup()

    def message(self, deadline):
        while b"\0" not in self.buffer:
            if not select.select([self.into], [], [], max(0, deadline - time.monotonic()))[0]:
                raise TimeoutError("the browser does not answer")
            more = os.read(self.into, 1 << 16)
            if not more:
                raise OSError("the browser has ended")
            self.buffer += more
        text, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(text)

    def ask(self, method, session=None, **params):
        """The result of a command; what is told meanwhile is kept in events."""
        self.number += 1
        order = {"id": self.number, "method": method, "params": params, **({"sessionId": session} if session else {})}
        os.write(self.out, json.dumps(order).encode() + b"\0")
        deadline = time.monotonic() + TIMEOUT
        while (answer := self.message(deadline)).get("id") != self.number:
            self.events.append(answer)
        if "error" in answer:
            raise OSError(f"{method}: {answer['error']['message']}")
        return answer["result"]

    def wait(self, method, session):
        """The parameters of an event that has come or comes."""
        deadline = time.monotonic() + TIMEOUT
        while True:
            for event in self.events:
                if event["method"] == method and event.get("sessionId") == session:
                    return event["params"]
            self.events.append(self.message(deadline))


class Page:
    """A file that is shown in a tab of its own: so wide, dark or light, with scripts or without; closes with the `with` block."""

    def __init__(self, browser, path, width=1600, dark=False, script=True):
        self.browser, self.path = browser, os.path.abspath(path)
        self.target = browser.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        if not script:
            self.ask("Emulation.setScriptExecutionDisabled", value=True)
        self.ask("Page.navigate", url=f"file://{self.path}")
        browser.wait("Page.loadEventFired", self.session)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.browser.ask("Target.closeTarget", targetId=self.target)

    def ask(self, method, **params):
        return self.browser.ask(method, self.session, **params)

    def run(self, expression):
        """The value of a JavaScript expression, by way of JSON."""
        done = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            raise ValueError(f"{expression}: {done['exceptionDetails']}")
        return done["result"].get("value")

    def click(self, element):
        """Presses the mouse in the middle of what an expression finds, as a reader would."""
        where = self.run(f"""(() => {{ const e = {element}; e.scrollIntoView({{block: 'center', inline: 'center'}});
            const box = e.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2] }})()""")
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=where[0], y=where[1], button="left", clickCount=1)

    def type(self, element, text):
        """Replaces what stands in the field that an expression finds."""
        self.run(f"(() => {{ const e = {element}; e.focus(); e.select() }})()")
        if text:
            self.ask("Input.insertText", text=text)
        else:
            for kind in ("keyDown", "keyUp"):
                self.ask("Input.dispatchKeyEvent", type=kind, key="Delete", code="Delete", windowsVirtualKeyCode=46)

    def complaints(self):
        """What stands on the console: errors, warnings and whatever the page itself said."""
        told = [event for event in self.browser.events if event.get("sessionId") == self.session]
        return [event["params"] for event in told
                if event["method"] in ("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")]

    def requested(self):
        """The addresses that were asked for, besides the page itself and data inside it."""
        urls = [event["params"]["request"]["url"] for event in self.browser.events
                if event.get("sessionId") == self.session and event["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith(("data:", f"file://{self.path}"))]

    def pdf(self):
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"])
