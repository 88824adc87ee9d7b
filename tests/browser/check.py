#!/usr/bin/env python3
"""Tests of the report page in a browser, as its readers use it: check.py GENLAB. Skipped where there is no Chromium."""
import json
import os
import pathlib
import re
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
from chromium import Browser, Page, find
from compare import context, document
from harness import equal, genlab, main

WIDTHS = (360, 1600)
SKIPPED = 77    # the exit status that meson takes for it
PEERS = ("cpython-3.13.0", "lua-5.4.4", "native-c")
WORKLOADS = {"list_iter": 1.0, "gen_iter": 2.0, "list_sum": 1.5, "gen_sum": 2.5, "tree": 9.0, "yield_from_1": 3.0,
             "yield_from_10": 3.2, "yield_from_100": 4.0}
PARTS = {"for_iter_gen": 1.0, "yield_fast_store": 0.9, "binary_op_int": 0.5}


def small():
    """A result that has something for every part of the page, with names that want to be markup."""
    cells = [(w, d, s) for w in WORKLOADS for d in ("switch", "cgoto", "tail") for s in ("none", "for_iter_gen", "all")]
    alone = [("gen_sum", "tail", s) for part in PARTS for s in (part, f"-{part}")] + \
        [("gen_sum", "tail", "for_iter_gen,yield_fast_store")]
    peers = [("gen_iter", peer, "-") for peer in PEERS]
    speed = {"none": 2.0, "for_iter_gen": 1.3, "all": 1.0, "switch": 1.2, "cgoto": 1.1, "cpython-3.13.0": 3.0}
    names = [f"{w}/{d}/{s}/n:1000" for w, d, s in dict.fromkeys(cells + alone + peers)]
    change = {n: WORKLOADS[n.split("/")[0]] * speed.get(n.split("/")[1], 1) * speed.get(n.split("/")[2], 1.5) for n in names}
    made = document(1, change, launches=8, names=names, counts=[{"name": n, "bytecodes_per_item": 9.0} for n in names],
                    context=context(hostname="<img src=http://localhost/x onerror=console.error(1)>", cpu="a & b"))
    for workload, size in (("mem_gen", 0.01), ("mem_list", 8.0), ("mem_million_gens", 112.0)):
        made["benchmarks"] += [{"name": f"{workload}/{d}/all/n:1000", "bytes_per_item": size, "launch": i, "round": 0}
                               for d in ("switch", "cgoto", "tail") for i in range(8)]
    made["ablation"] = [{"workload": "gen_sum", "items": 1000, "full": "all", "main": "for_iter_gen", "parts": [
        {"name": name, "hits_per_item": hits, "without": f"-{name}", "upto": upto}
        for (name, hits), upto in zip(PARTS.items(), ("for_iter_gen", "for_iter_gen,yield_fast_store", "all"))]}]
    return made


def opened(**how):
    return Page(browser, page_path, **how)


# --- what it is made of -----------------------------------------------------------------------------------

def test_console_stays_empty():
    for how in ({}, {"width": 360, "dark": True}, {"script": False}):
        with opened(**how) as page:
            equal(page.complaints(), [])


def test_nothing_is_asked_of_the_network_or_of_other_files():
    with opened() as page:
        equal(page.requested(), [])
        # Nor would be by a script, a style or a click on what is no link.
        equal(page.run("document.querySelectorAll('[src], link[href], object, iframe').length"), 0)
    text = pathlib.Path(page_path).read_text(encoding="utf-8")
    addresses = set(re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'<>]*""", text))
    assert all(a.startswith("http://www.w3.org/") for a in addresses), addresses     # names of XML vocabularies


def test_an_identifier_is_one_place_and_a_link_leads_somewhere():
    with opened() as page:
        ids = page.run("[...document.querySelectorAll('[id]')].map(e => e.id)")
        equal(sorted(ids), sorted(set(ids)))
        for link in page.run("[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href'))"):
            if link.startswith("#"):
                assert link[1:] in ids, link
            elif not link.startswith("data:"):
                assert (pathlib.Path(page_path).parent / link).exists(), link


def test_what_files_say_is_text():
    with opened() as page:
        equal(page.run("document.images.length"), 0)
        assert page.run("document.body.textContent.includes('<img src=')")


# --- how it looks -------------------------------------------------------------------------------------------

STICKS_OUT = """[...document.querySelectorAll('body *')].filter(e => {
    const box = e.getBoundingClientRect();
    if (!box.width || !box.height || e.closest('svg') && e.tagName !== 'svg') return false;
    if (box.left >= -0.5 && box.right <= document.documentElement.clientWidth + 0.5) return false;
    for (let p = e.parentElement; p; p = p.parentElement) if (getComputedStyle(p).overflowX === 'auto') return false;
    return true;
}).map(e => e.outerHTML.slice(0, 200))"""


def test_nothing_overflows():
    for width in WIDTHS:
        with opened(width=width) as page:
            wanted, there = page.run("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            assert wanted <= there == width, (width, wanted, there)
            equal(page.run(STICKS_OUT), [])
            page.run("document.querySelectorAll('details').forEach(e => { e.open = true })")
            equal(page.run(STICKS_OUT), [])


def test_text_of_plots_stays_inside_them():
    for width in WIDTHS:
        with opened(width=width) as page:
            equal(page.run("""[...document.querySelectorAll('svg')].flatMap(svg => { const whole = svg.getBoundingClientRect();
                return !whole.width ? [] : [...svg.querySelectorAll('text')].filter(t => { const box = t.getBoundingClientRect();
                    return box.left < whole.left - 1 || box.right > whole.right + 1 || box.top < whole.top - 1 ||
                        box.bottom > whole.bottom + 1 }).map(t => svg.id + ': ' + t.textContent) })"""), [])


def test_text_is_large_enough_to_read():
    for width in WIDTHS:
        with opened(width=width) as page:
            equal(page.run("""[...document.querySelectorAll('svg text, td, th, p, li, figcaption')].filter(e => {
                const box = e.getBoundingClientRect(); const m = e.closest('svg') && e.getScreenCTM();
                const scale = m ? Math.hypot(m.a, m.b) : 1;
                return box.width && parseFloat(getComputedStyle(e).fontSize) * scale < 9.5
            }).map(e => e.outerHTML.slice(0, 99))"""), [])


CONTRAST = """(() => {
    const rgb = c => (c.match(/[\\d.]+/g) || []).map(Number);
    const light = c => { const [r, g, b] = rgb(c).map(v => (v /= 255, v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b };
    const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
        if (rgb(c)[3] !== 0) return c } return 'rgb(255, 255, 255)' };
    return [...document.querySelectorAll('h1, h2, h3, p, li, td, th, figcaption, a, summary')].filter(e => {
        const box = e.getBoundingClientRect(); if (!box.width || !e.textContent.trim()) return false;
        const [a, b] = [light(getComputedStyle(e).color), light(ground(e))].sort((x, y) => y - x);
        return (a + 0.05) / (b + 0.05) < 4.5 }).map(e => e.outerHTML.slice(0, 120)) })()"""


def test_dark_and_light():
    grounds = []
    for dark in (False, True):
        with opened(dark=dark) as page:
            grounds.append(page.run("getComputedStyle(document.body).backgroundColor"))
            equal(page.run(CONTRAST), [])
    shades = [sum(map(int, re.findall(r"\d+", ground)[:3])) for ground in grounds]
    assert shades[0] > 600 and shades[1] < 150, grounds


# --- tables -------------------------------------------------------------------------------------------------

TABLES = """[...document.querySelectorAll('table')].map(t => ({
    heads: [...t.tHead.rows[0].cells].map(c => [c.textContent.trim(), c.classList.contains('n'), c.getAttribute('aria-sort')]),
    rows: [...t.tBodies[0].rows].filter(r => r.getBoundingClientRect().height)
        .map(r => [...r.cells].map(c => c.textContent.trim()))}))"""


def number(text):
    found = re.match(r"-?[\d.]+(?:e[-+]?\d+)?", text.replace("\u2212", "-"))
    return float(found[0]) if found else None


def sortable(page):
    """The places of the tables with headings to click; of each how many rows and such headings."""
    return page.run("""[...document.querySelectorAll('table')]
        .map((t, i) => [i, t.tBodies[0].rows.length, t.querySelectorAll('th button').length])
        .filter(([, rows, buttons]) => rows > 1 && buttons)""")


def test_tables_sort_both_ways():
    with opened() as page:
        page.run("document.querySelectorAll('details').forEach(e => { e.open = true })")
        tables = sortable(page)
        assert len(tables) >= 3, tables
        for table, _, columns in tables:
            before = page.run(TABLES)[table]["rows"]
            for column in range(columns):
                for order in ("ascending", "descending"):
                    page.click(f"document.querySelectorAll('table')[{table}].querySelectorAll('th button')[{column}]")
                    now = page.run(TABLES)[table]
                    equal([head[2] for head in now["heads"]], [order if i == column else None for i in range(len(now["heads"]))])
                    equal(sorted(now["rows"]), sorted(before))
                    numbers = [number(row[column]) for row in now["rows"] if len(row) > column]
                    if now["heads"][column][1] and None not in numbers:
                        equal(numbers, sorted(numbers, reverse=order == "descending"))
        equal(page.complaints(), [])


def test_a_filter_leaves_the_rows_that_hold_all_words():
    with opened() as page:
        page.run("document.querySelectorAll('details').forEach(e => { e.open = true })")
        fields = page.run("document.querySelectorAll('input[type=search]').length")
        assert fields >= 3, fields
        field = "document.querySelector('input[type=search]')"
        table = page.run(f"""[...document.querySelectorAll('table')].findIndex(t =>
            {field}.compareDocumentPosition(t) & Node.DOCUMENT_POSITION_FOLLOWING)""")
        rows = page.run(TABLES)[table]["rows"]
        for words in ("tree", "GEN_iter tail", "no such row", ""):
            page.type(field, words)
            wanted = [row for row in rows if all(word in " ".join(row).lower() for word in words.lower().split())]
            equal(page.run(TABLES)[table]["rows"], wanted)
        assert 0 < len([row for row in rows if "tree" in " ".join(row)]) < len(rows), rows


def test_without_scripts_tables_are_whole():
    with opened() as page, opened(script=False) as plain:
        counts = "[...document.querySelectorAll('table')].map(t => t.tBodies[0].rows.length)"
        equal(plain.run(counts), page.run(counts))
        equal(plain.run("document.querySelectorAll('button, input').length"), 0)


# --- plots --------------------------------------------------------------------------------------------------

def test_every_plot_says_what_it_shows():
    with opened() as page:
        plots = page.run("""[...document.querySelectorAll('svg')].map(e => ({id: e.id, role: e.getAttribute('role'),
            said: (e.getAttribute('aria-labelledby') || '').split(' ').map(i => document.getElementById(i)?.textContent)
                .join(' ') + (e.getAttribute('aria-label') || '') + (e.querySelector('title')?.textContent || ''),
            caption: e.closest('figure')?.querySelector('figcaption')?.textContent || ''}))""")
        assert len(plots) >= 10, len(plots)
        for plot in plots:
            equal(plot["role"], "img")
            assert len(plot["said"]) > 20 and len(plot["caption"]) > 60, plot


def test_of_each_plot_one_form_is_shown():
    for width in WIDTHS:
        with opened(width=width) as page:
            for shown in page.run("""[...document.querySelectorAll('figure')].map(f =>
                [...f.querySelectorAll('svg')].filter(s => s.getBoundingClientRect().width).length)"""):
                equal(shown, 1)


# --- paper --------------------------------------------------------------------------------------------------

def test_printing_gives_pages():
    for how in ({}, {"width": 360, "dark": True}):
        with opened(**how) as page:
            pdf = page.pdf()
            assert pdf.startswith(b"%PDF-"), pdf[:20]
            pages = len(re.findall(rb"/Type /Page\b(?!s)", pdf))
            assert 2 <= pages <= 60, pages


def test_print_is_dark_on_white_and_nothing_is_cut():
    with opened(width=700, dark=True) as page:      # what a sheet is wide
        page.ask("Emulation.setEmulatedMedia", media="print", features=[{"name": "prefers-color-scheme", "value": "light"}])
        equal(page.run("getComputedStyle(document.body).backgroundColor"), "rgb(255, 255, 255)")
        equal(page.run("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), True)


if __name__ == "__main__":
    program = find()
    if not program:
        print("skipped: no chromium is installed")
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as folder, Browser(program) as browser:
        globals()["page_path"] = os.path.join(folder, "page", "index.html")
        pathlib.Path(folder, "small.json").write_text(json.dumps(small()), encoding="utf-8")

        def test_the_page_is_made():
            genlab("report", os.path.join(folder, "small.json"), "-o", os.path.join(folder, "page"), check=0)

        sys.exit(main({"test_the_page_is_made": test_the_page_is_made, **globals()}))
