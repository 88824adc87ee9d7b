def f():
	if True:
			x = 1;  y = x / 0   


f( ) ; print("not reached")
