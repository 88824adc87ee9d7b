;;; gen_sum.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 40000)
(define (setup n) n)

(define (count n)
  (make-generator
   (lambda ()
     (let loop ((i 0))
       (when (< i n)
         (yield i)
         (loop (+ i 1)))))))

(define (run n)
  (let ((s 0))
    (for-generator (v (count n))
      (set! s (+ s v)))
    s))

(define (expected n) (quotient (* n (- n 1)) 2))
