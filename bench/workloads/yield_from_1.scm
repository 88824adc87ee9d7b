;;; yield_from_1.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(define N 100000)
(define DEPTH 1)
(include "yield_from.scm")
