;;; send.py in Scheme.
(define-module (workload) #:export (N setup run expected))
(include "generator.scm")

(define N 100000)
(define (setup n) (iota n))

(define (echo)
  (make-generator
   (lambda ()
     (let loop ((v #f))
       (loop (yield v))))))

(define (run data)
  (let ((send (echo)) (r #f))
    (send)
    (for-each (lambda (v) (set! r (send v))) data)
    r))

(define (expected n) (- n 1))
