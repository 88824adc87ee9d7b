/* Where the warm-up ends. */
#ifndef GENLAB_STATS_WARMUP_H
#define GENLAB_STATS_WARMUP_H

#include <stddef.h>

/* How many of the first points are warm-up; at most n / 2. series[i][0 .. n-1] are the successive measurements of one row
 * in launch i (finite; lower is faster). 0 if there is nothing to go by, or memory is out.
 *
 * The second half of each series is taken as warm. With 5 launches or more a point is warm-up while it is slower than the
 * median of the warm half in significantly many of them: the sign test (rank.h), one-sided at 0.05, from the first point
 * on until it does not reject. It asks nothing of the noise, so that an outlier in one launch moves nothing, and it finds
 * a warm-up that is far smaller than the noise of one launch. A point dropped in vain costs one point; a missed one
 * biases the figure, hence 0.05.
 *
 * Fewer launches cannot be significant: a point is then warm-up while in more than half of them it is above the upper
 * fence of the warm half (third quartile and 1.5 times the distance of the quartiles: Tukey, "Exploratory Data Analysis",
 * 1977).
 *
 * Why not the usual rules for one long series: MSER-5 (White, "An Effective Truncation Heuristic for Bias Reduction in
 * Simulation Output", 1997) weighs squares, so that one late outlier moves its minimum, and needs dozens of points in
 * batches of 5; change points (Barrett et al., "Virtual Machine Warmup Blows Hot and Cold", 2017) need hundreds. A launch
 * here has few points, but there are many launches, which is what the sign test uses; that launches have to be repeated
 * for this is the point of Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time", 2013. */
size_t stats_warmup(const double *const *series, size_t nseries, size_t n);

#endif
