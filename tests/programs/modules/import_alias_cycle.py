import sys
sys.modules["renamed"] = sys
import renamed
print(renamed is sys)
import import_alias_cycle as me
print(me.__name__, me.sys is sys, me.__dict__ is not globals())
