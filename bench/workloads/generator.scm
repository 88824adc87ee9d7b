;;; What the workloads share: generators made of prompts. (make-generator body) is a procedure; each call of it runs (body yield)
;;; up to its next (yield value), which returns what the next call is given, and returns that value; then eof.

(define eof (list 'eof))

(define (make-generator body)
  (define tag (make-prompt-tag))
  (define (yield value) (abort-to-prompt tag value))
  (define (start sent)
    (body yield)
    (set! resume (lambda (sent) eof))
    eof)
  (define resume start)
  (define (suspend continuation value)
    (set! resume continuation)
    value)
  (lambda* (#:optional sent)
    (call-with-prompt tag (lambda () (resume sent)) suspend)))

;; Calls (use value) for each value of a generator.
(define-syntax-rule (for-generator (value generator) body ...)
  (let ((g generator))
    (let loop ()
      (let ((value (g)))
        (unless (eq? value eof)
          body ...
          (loop))))))
