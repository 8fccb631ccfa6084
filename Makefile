# The commands of the README. Each does its own set-up on a bare Debian 12; a second run does no work twice.
BUILD ?= build
TEST_BUILD ?= build-test
CODER = $(BUILD)/entente
LAUNCHER = $(if $(shell command -v ccache),-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

.PHONY: help demo build test measure bench train packages format tidy install clean

help:
	@echo "make demo     install what is missing, build, code the articles in examples/"
	@echo "make test     install, build with sanitizers, run all tests"
	@echo "make build    build/entente (Release)"
	@echo "make measure  rerun every figure of docs/measurements.md that needs ../shared"
	@echo "make bench    benchmarks, one a stage    make train  train the judge again"
	@echo "make install  cmake --install (PREFIX=/usr/local)"

packages:
	@tools/install_packages.sh tools/packages.txt

build: packages
	@cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release $(LAUNCHER) > $(BUILD).log 2>&1 || (cat $(BUILD).log; exit 1)
	@cmake --build $(BUILD)

demo: build
	@for article in examples/*.txt; do \
	  published=$$(cat "$${article%.txt}.published"); \
	  $(CODER) code --output table --published "$$published" "$$article"; \
	done

test: packages
	@cmake -S . -B $(TEST_BUILD) -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DENTENTE_SANITIZE=ON -DENTENTE_TESTS=ON \
	  $(LAUNCHER) > $(TEST_BUILD).log 2>&1 || (cat $(TEST_BUILD).log; exit 1)
	@cmake --build $(TEST_BUILD)
	@ctest --test-dir $(TEST_BUILD) --output-on-failure

measure: build
	@tools/measure.sh $(CODER) ../shared

bench: packages
	@tools/install_packages.sh bench/packages.txt
	@cmake -S . -B build-bench -G Ninja -DCMAKE_BUILD_TYPE=Release -DENTENTE_BENCH=ON $(LAUNCHER) > build-bench.log 2>&1
	@cmake --build build-bench
	@for bench in build-bench/bench/*_bench; do $$bench; done

train: build
	@tools/install_packages.sh tools/train/packages.txt
	/usr/bin/python3 tools/train/train_judge.py --program $(CODER) --gold ../shared/gold

format:
	@clang-format -i $$(git ls-files '*.cc' '*.h')

tidy: build
	@run-clang-tidy -quiet -p $(BUILD) 'src/.*\.cc'

install: build
	@cmake --install $(BUILD) --prefix $(or $(PREFIX),/usr/local)

clean:
	@rm -rf $(BUILD) $(TEST_BUILD) build-bench *.log
