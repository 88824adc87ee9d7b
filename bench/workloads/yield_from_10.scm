;;; yield_from_10.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(define N 20000)
(define DEPTH 10)
(include "yield_from.scm")
