# yield_from_1.py in Ruby.
N = 100000
DEPTH = 1
require_relative "yield_from"
