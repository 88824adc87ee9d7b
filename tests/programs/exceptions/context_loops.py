x = None
for i in range(20000):
    try: raise ValueError(i) from x
    except ValueError as e: x = e
print("built")
x = None
print("dropped")
