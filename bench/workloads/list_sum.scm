;;; list_sum.py in Scheme.
(define-module (workload) #:export (N setup run expected))

(define N 40000)
(define (setup n) (iota n))

(define (run data)
  (let loop ((rest data) (s 0))
    (if (pair? rest)
        (loop (cdr rest) (+ s (car rest)))
        s)))

(define (expected n) (quotient (* n (- n 1)) 2))
