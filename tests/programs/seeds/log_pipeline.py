import json, sys

def read_lines(path):
    with open(path) as f:
        for line in f: yield line
    print("file closed:", f.closed)

def parse(lines):
    for line in lines: yield json.loads(line)

def filter_errors(records):
    for r in records:
        if r['level'] == 'ERROR': yield r

path = sys.path[0] + "/log_pipeline.log"
errors = filter_errors(parse(read_lines(path)))
for err in errors: print(err)

# Lazily, one record at a time: what is left early is closed.
errors = filter_errors(parse(read_lines(path)))
print(next(errors)["text"])
errors.close()
print(next(errors, "nothing after close"))
