// Documents through a subcommand, in batches on all cores. In: a source, what to do with a batch,
// what to do with its result. Out: nothing. Promise: batches are read and their results handed on
// in order, from one thread at a time; memory is bounded by a few batches. Does not: read files
// itself.
#pragma once

#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_pipeline.h>

#include <thread>
#include <vector>

#include "cli/source.h"

namespace entente::cli {

/// The next pieces of the source: enough for the network to work in large steps, few enough to keep
/// memory flat. Empty at the end.
std::vector<Piece> next_batch(Source& source);

/// Runs read() -> batch, work(batch) -> Out on `threads` cores (0: all), write(Out), until a batch
/// is empty.
template <class Out, class Read, class Work, class Write>
void in_batches(unsigned threads, Read read, Work work, Write write) {
  namespace tbb = oneapi::tbb;
  using Batch = std::vector<Piece>;
  const std::size_t cores = threads == 0 ? std::thread::hardware_concurrency() : threads;
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, cores);
  auto first = tbb::make_filter<void, Batch>(tbb::filter_mode::serial_in_order,
                                             [&](tbb::flow_control& control) {
                                               Batch batch = read();
                                               if (batch.empty()) control.stop();
                                               return batch;
                                             });
  auto then = tbb::make_filter<Batch, Out>(tbb::filter_mode::parallel,
                                           [&](Batch batch) { return work(std::move(batch)); });
  auto last = tbb::make_filter<Out, void>(tbb::filter_mode::serial_in_order,
                                          [&](Out out) { write(std::move(out)); });
  tbb::parallel_pipeline(cores * 2, first & then & last);
}

}  // namespace entente::cli
