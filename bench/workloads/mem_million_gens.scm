;;; mem_million_gens.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 1000000)
(define (setup n) (make-vector n #f))

(define (count n)
  (make-generator
   (lambda ()
     (let loop ((i 0))
       (when (< i n)
         (yield i)
         (loop (+ i 1)))))))

(define (run keep)
  (let ((n (vector-length keep)))
    (let loop ((i 0))
      (when (< i n)
        (let ((g (count 3)))
          (g)
          (vector-set! keep i g)
          (loop (+ i 1)))))
    (+ ((vector-ref keep 0)) ((vector-ref keep (- n 1))))))

(define (expected n) 2)
