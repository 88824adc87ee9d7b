print("a begins")
from . import cycle_b
value = "of a"
print("a ends", cycle_b.value)
