import sys

# List: Stores all values in memory
numbers = [i * 2 for i in range(100_000)]
list_bytes = sys.getsizeof(numbers)

# Generator: Computes values on demand
numbers = (i * 2 for i in range(100_000))
generator_bytes = sys.getsizeof(numbers)

print(list_bytes > 780_000, generator_bytes < 1000)
