;;; tree.py in Scheme: every node has a generator of its own, whose values those above it yield again, as in Python. A
;;; walk that recurses inside one prompt would be other work.
(define-module (workload) #:use-module (srfi srfi-9) #:export (N setup run expected))
(include "generator.scm")

(define-record-type <node>
  (make-node left value right)
  node?
  (left node-left)
  (value node-value)
  (right node-right))

(define N 10000)

(define (build low high)
  (and (< low high)
       (let ((middle (quotient (+ low high) 2)))
         (make-node (build low middle) middle (build (+ middle 1) high)))))

(define (setup n) (build 0 n))

(define (walk node)
  (make-generator
   (lambda ()
     (when (node-left node)
       (for-generator (v (walk (node-left node)))
         (yield v)))
     (yield (node-value node))
     (when (node-right node)
       (for-generator (v (walk (node-right node)))
         (yield v))))))

(define (run root)
  (let ((s 0))
    (for-generator (v (walk root))
      (set! s (+ s v)))
    s))

(define (expected n) (quotient (* n (- n 1)) 2))
