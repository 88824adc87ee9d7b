/* The two distributions that intervals and tests need. */
#ifndef GENLAB_STATS_DISTRIBUTION_H
#define GENLAB_STATS_DISTRIBUTION_H

/* The probability that a standard normal variable is above z. */
double stats_normal_above(double z);

/* The probability that Student's t with `freedom` >= 1 degrees of freedom is above t: the regularized incomplete beta
 * function by its continued fraction (Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.5.8). */
double stats_student_above(double t, double freedom);

/* The t >= 0 that is exceeded with probability p, for 0 < p <= 1/2; for freedom = 1/0 the normal quantile. */
double stats_student_quantile(double p, double freedom);

#endif
