# A matrix of factors: rows by columns, each cell coloured by how far from 1 it is; blue above, orange below.
# Use: gnuplot -c heat.gp DATA.tsv OUT.svg WIDTH TITLE_OF_THE_SCALE
# WIDTH is in pixels. Columns, with a heading line, separated by tabs:
#   x y      place of the cell, from 0        column row   labels
#   value    the factor, above 0              claimed      1: the difference is shown, 0: it is within the noise
data = ARG1; width = int(ARG3)
set encoding utf8
set datafile separator tab
set datafile columnheaders
array column_name[512]
array row_name[512]
columns = 0; rows = 0; longest = 1; column_longest = 1
longer(n, s) = (strlen(s) > n ? strlen(s) : n)
note(x, y, column, row) = (column_name[x + 1] = column, row_name[y + 1] = row, columns = (x >= columns ? x + 1 : columns), \
    rows = (y >= rows ? y + 1 : rows), longest = longer(longest, row), column_longest = longer(column_longest, column), 0)
set xrange [-1:1]
set yrange [-1:1]
set table $notes
plot data using (note(int(column("x")), int(column("y")), stringcolumn("column"), stringcolumn("row"))):(0) with points
unset table

# Sizes in pixels. Where cells are narrow, their numbers are left out.
size = (width < 500 ? 10 : 13)
left = 0.58 * size * longest + 14; left = (left > width / 2 ? width / 2 : left); right = 14
top = 0.64 * size * column_longest + 18; bottom = 56; line = (width < 500 ? 18 : 24)
cell = (width - left - right) / (1.0 * columns); cell = (cell > 90 ? 90 : cell)
numbers = (cell >= 0.55 * size * 4.4)
height = top + rows * line + bottom
set terminal svg size width,height fixed noenhanced rounded font sprintf("sans-serif,%d", size) background "#ffffff"
set output ARG2
set lmargin at screen left / width
set rmargin at screen (left + cell * columns) / width
set tmargin at screen 1 - top / height
set bmargin at screen bottom / height
set xrange [-0.5:columns - 0.5]
set yrange [rows - 0.5:-0.5]
set border 0
unset key
unset xtics
set ytics scale 0 textcolor rgb "#222222" ()
do for [i = 1:rows] { set ytics add (row_name[i] i - 1) }
do for [i = 1:columns] {
    set label i column_name[i] at first i - 1, screen 1 - (top - 8) / height rotate by 90 left textcolor rgb "#222222"
}
# 1 is white; a factor of 2 is nearly full. What is not claimed has half the colour.
strength(v) = (abs(log(v)) / log(2) > 1 ? 1 : abs(log(v)) / log(2))
mix(a, s) = int(255 + (a - 255) * s)
shade(v, c) = (s_ = strength(v) * (c > 0 ? 0.9 : 0.35) + 0.04, v >= 1 ? 65536 * mix(0, s_) + 256 * mix(114, s_) + mix(178, s_) : \
    65536 * mix(213, s_) + 256 * mix(94, s_) + mix(0, s_))
# Not mapped to others in figure.css: cells keep their colours.
ink(v, c) = (strength(v) * (c > 0 ? 0.9 : 0.35) > 0.6 ? 0xfefefe : 0x212121)
set label 1000 ARG4 at screen 0.5, screen 34.0 / height center textcolor rgb "#000000"
set label 1001 "blue: gains; orange: costs; pale: within the noise" at screen 0.5, screen 14.0 / height center \
    textcolor rgb "#555555"
plot data using (column("x")):(column("y")):(column("x") - 0.48):(column("x") + 0.48):(column("y") - 0.46):(column("y") + 0.46) \
        :(shade(column("value"), column("claimed"))) \
        with boxxyerror fillstyle solid noborder linecolor rgb variable, \
    for [i = 1:numbers] data using (column("x")):(column("y")):(sprintf("%.2f", column("value"))) \
        :(ink(column("value"), column("claimed"))) \
        with labels center textcolor rgb variable
