;;; short_lived.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 50000)
(define (setup n) (iota n))

(define (once v)
  (make-generator
   (lambda ()
     (yield v)
     (yield #f))))

(define (run data)
  (let ((r #f))
    (for-each (lambda (v) (set! r ((once v)))) data)
    r))

(define (expected n) (- n 1))
