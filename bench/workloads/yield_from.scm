;;; What yield_from_1, _10 and _100 share. Nothing delegates here: each level yields again.
(include "generator.scm")

(define (setup n) (iota n))

(define (values-of data)
  (make-generator (lambda () (for-each yield data))))

(define (delegate g)
  (make-generator
   (lambda ()
     (for-generator (v g)
       (yield v)))))

(define (run data)
  (let loop ((g (values-of data)) (level 0))
    (if (< level DEPTH)
        (loop (delegate g) (+ level 1))
        (let ((last #f))
          (for-generator (v g)
            (set! last v))
          last))))

(define (expected n) (- n 1))
