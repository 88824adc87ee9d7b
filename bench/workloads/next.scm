;;; next.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 100000)
(define (setup n) (iota n))

(define (values-of data)
  (make-generator (lambda () (for-each yield data))))

(define (run data)
  (let ((g (values-of data)) (v #f))
    (for-each (lambda (item) (set! v (g))) data)
    v))

(define (expected n) (- n 1))
