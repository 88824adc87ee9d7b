# Horizontal bars from zero, one line per row in the order of the file, each of one or more parts end to end.
# Use: gnuplot -c bars.gp DATA.tsv OUT.svg WIDTH AXIS_TITLE
# WIDTH is in pixels. Columns, with a heading line, separated by tabs:
#   row      label of the row                       label    what stands behind its bar, not empty
#   the others: the lengths of the parts, named by their headings; with more than one part there is a key
data = ARG1; width = int(ARG3)
set encoding utf8
set datafile separator tab
set datafile columnheaders
# Okabe and Ito's colours, as in dots.gp; what a part includes is paler than what it is itself.
array colour[3] = ["#0072B2", "#A6CBE3", "#D55E00"]

rows = 0; longest = 1; label_longest = 1; high = 0; k = 0
longer(n, s) = (strlen(s) > n ? strlen(s) : n)
stats data using 3 nooutput
k = STATS_columns - 2
end(i) = (sum [j = 3:2 + i] column(j))
note(row, label, length) = (rows = rows + 1, longest = longer(longest, row), label_longest = longer(label_longest, label), \
    high = (length > high ? length : high), 0)
set xrange [-1:1]
set yrange [-1:1]
set table $notes
plot data using (note(stringcolumn("row"), stringcolumn("label"), end(k))):(0) with points
unset table
if (high <= 0) { high = 1 }

# Sizes in pixels.
left = 9.2 * longest + 16; left = (left > width / 2 ? width / 2 : left); right = 7.6 * label_longest + 22; line = 22
top = (k > 1 ? 34 : 10); bottom = 52
height = top + rows * line + bottom
set terminal svg size width,height fixed noenhanced rounded font "sans-serif,13" background "#ffffff"
set output ARG2
set lmargin at screen 1.0 * left / width
set rmargin at screen 1 - 1.0 * right / width
set tmargin at screen 1 - 1.0 * top / height
set bmargin at screen 1.0 * bottom / height

set xrange [0:high * 1.02]
set yrange [rows - 0.4 : -0.6]
set xtics nomirror offset 0, 0.3 textcolor rgb "#222222"
set ytics scale 0 textcolor rgb "#222222"
set grid xtics linetype 1 linecolor rgb "#d8d8d8" linewidth 1
set border 1 linecolor rgb "#555555"
set label 1000 ARG4 at graph 1, screen 10.0 / height right textcolor rgb "#000000"
if (k > 1) { set key at screen 0.5, screen 1 - 4.0 / height center top horizontal maxcols k reverse Left samplen 1 }
if (k <= 1) { unset key }
plot for [i = 1:k] data using (end(i - 1)):0:(end(i - 1)):(end(i)):(column(0) - 0.33):(column(0) + 0.33) \
        :yticlabels(stringcolumn("row")) \
        with boxxyerror fillstyle solid noborder linecolor rgb colour[1 + (i - 1) % 3] title columnheader(2 + i), \
    data using (end(k)):0:(stringcolumn("label")) with labels left offset character 0.6, 0 textcolor rgb "#000000" notitle
