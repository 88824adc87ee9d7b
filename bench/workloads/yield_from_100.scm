;;; yield_from_100.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(define N 2000)
(define DEPTH 100)
(include "yield_from.scm")
