;;; list_iter.py in Scheme.
(define-module (workload) #:export (N setup run expected))

(define N 100000)
(define (setup n) (iota n))

(define (run data)
  (let loop ((rest data) (last #f))
    (if (pair? rest)
        (loop (cdr rest) (car rest))
        last)))

(define (expected n) (- n 1))
