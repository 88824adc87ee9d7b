-- yield_from_100.py in Lua.
return require("yield_from")(2000, 100)
