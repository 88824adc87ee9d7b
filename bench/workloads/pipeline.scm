;;; pipeline.py in Scheme: each generator expression is a generator.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 2000)
(define (setup n) n)

(define (successors n)
  (make-generator
   (lambda ()
     (let loop ((y 0))
       (when (< y n)
         (yield (+ y 1))
         (loop (+ y 1)))))))

(define (squares numbers)
  (make-generator
   (lambda ()
     (for-generator (x numbers)
       (when (= (remainder x 3) 0)
         (yield (* x x)))))))

(define (run n)
  (let ((s 0))
    (for-generator (v (squares (successors n)))
      (set! s (+ s v)))
    s))

(define (expected n)
  (let ((k (quotient n 3)))
    (* 9 (quotient (* k (+ k 1) (+ (* 2 k) 1)) 6))))
