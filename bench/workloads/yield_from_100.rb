# yield_from_100.py in Ruby.
N = 2000
DEPTH = 100
require_relative "yield_from"
