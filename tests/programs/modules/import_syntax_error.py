import garden
print("before")
from garden import broken
