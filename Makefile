# The same commands under the names that hands know; see README.md.

.PHONY: demo ci test

demo:
	cargo run --release -- demo

ci:
	bin/ci

test:
	cargo test
