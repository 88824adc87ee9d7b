x = [y if z]
