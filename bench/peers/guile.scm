;;; The peer process of Guile; bench/cli/peers.h describes the protocol.
;;;
;;; usage: guile.scm WORKLOAD.scm | --version
;;;
;;; A workload file defines the module (workload), which exports N, setup, run and expected; it may include its neighbours.

(use-modules (ice-9 format) (ice-9 rdelim) (ice-9 regex) (ice-9 textual-ports) (system base compile))

(define (say . arguments)
  (apply format #t arguments)
  (newline)
  (force-output))

(define (fail . arguments)
  (apply format (current-error-port) arguments)
  (newline (current-error-port))
  (exit 1))

;; Bytes.
(define (resident)
  (let ((text (call-with-input-file "/proc/self/status" get-string-all)))
    (* 1024 (string->number (match:substring (string-match "VmRSS:[ \t]*([0-9]+)" text) 1)))))

;; Compiles the file into one that is thrown away, and loads that.
(define (load-workload file)
  (let* ((port (mkstemp! (string-copy "/tmp/genlab-guile-XXXXXX")))
         (compiled (port-filename port)))
    (close-port port)
    (dynamic-wind
      (const #t)
      (lambda ()
        (compile-file file #:output-file compiled)
        (load-compiled compiled))
      (lambda () (delete-file compiled))))
  (resolve-module '(workload) #:ensure #f))

(define nanosecond (/ internal-time-units-per-second 1000000000))

;; Makes a procedure that runs for at least so many seconds.
(define (timer run data items)
  (let ((passes 1))                     ; of the last repetition: the next begins with as many
    (lambda (seconds)
      (let measure ()
        (let ((real (get-internal-real-time)) (cpu (get-internal-run-time)))
          (let pass ((left passes))
            (when (> left 0)
              (run data)
              (pass (- left 1))))
          (let ((cpu-ns (/ (- (get-internal-run-time) cpu) nanosecond))
                (ns (/ (- (get-internal-real-time) real) nanosecond)))
            (if (>= ns (* seconds 1e9))
                (say "{\"items\": ~d, \"ns\": ~d, \"cpu_ns\": ~d}" (* passes items) ns cpu-ns)
                (let ((wanted (inexact->exact (floor (/ (* passes seconds 1.2e9) (max ns 1))))))
                  (set! passes (max (+ passes 1) (min (* passes 10) wanted)))
                  (measure)))))))))

(define (main file)
  (let* ((module (load-workload file))
         (items (module-ref module 'N))
         (run (module-ref module 'run))
         (data ((module-ref module 'setup) items))
         (before (begin (gc) (resident)))
         (got (run data))
         (after (resident))             ; later runs would find the memory of this one free
         ;; A collection may also take memory for itself.
         (grown (- (min after (begin (gc) (resident))) before))
         (wanted ((module-ref module 'expected) items)))
    (unless (equal? got wanted)
      (fail "~a: run(setup(N)) is ~a, expected(N) is ~a" file got wanted))
    (say "{\"ready\": \"Guile ~a\", \"items\": ~d, \"result\": \"~a\"}" (version) items got)
    (let ((measure (timer run data items)))
      (let answer ((line (read-line)))
        (unless (eof-object? line)
          (if (string=? line "bytes")
              (say "{\"bytes_per_item\": ~,3f}" (/ grown items))
              (measure (or (string->number line) (fail "not a number of seconds: ~a" line))))
          (answer (read-line)))))))

(let ((file (cadr (command-line))))
  (if (string=? file "--version")
      (say "guile-~a Guile ~a" (version) (version))
      (main file)))
