;;; gen_iter.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 100000)
(define (setup n) (iota n))

(define (values-of data)
  (make-generator (lambda () (for-each yield data))))

(define (run data)
  (let ((last #f))
    (for-generator (v (values-of data))
      (set! last v))
    last))

(define (expected n) (- n 1))
