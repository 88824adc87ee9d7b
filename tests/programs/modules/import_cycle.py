import garden.cycle_a
print(garden.cycle_a.value)
