# yield_from_10.py in Ruby.
N = 20000
DEPTH = 10
require_relative "yield_from"
