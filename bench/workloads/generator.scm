;;; What the workloads share: generators made of prompts. (make-generator body) is a procedure; each call of it runs the
;;; thunk body up to its next (yield value), which returns what the next call is given, and returns that value; then eof.
;;; One tag serves all: the innermost prompt is that of the generator that runs.

(define eof (list 'eof))
(define tag (make-prompt-tag "generator"))

(define (yield value)
  (abort-to-prompt tag value))

(define (make-generator body)
  (define (resume sent)
    (body)
    (set! resume (lambda (sent) eof))
    eof)
  (lambda* (#:optional sent)
    (call-with-prompt tag
      (lambda () (resume sent))
      (lambda (continuation value)
        (set! resume continuation)
        value))))

;; Runs the body for each value of a generator.
(define-syntax-rule (for-generator (value generator) body ...)
  (let ((g generator))
    (let loop ()
      (let ((value (g)))
        (unless (eq? value eof)
          body ...
          (loop))))))
