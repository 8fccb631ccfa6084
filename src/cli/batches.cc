#include "cli/batches.h"

namespace entente::cli {

std::vector<Piece> next_batch(Source& source) {
  constexpr std::size_t most_documents = 32, most_bytes = 1 << 18;
  std::vector<Piece> batch;
  std::size_t bytes = 0;
  for (Piece piece; batch.size() < most_documents && bytes < most_bytes && source.next(piece);) {
    bytes += piece.bytes.size();
    batch.push_back(std::move(piece));
  }
  return batch;
}

}  // namespace entente::cli
