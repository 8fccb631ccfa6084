// Agreements as the JSON of their rows. In: the structs. Out: objects with the columns' names, and
// back. Promise: back is equal.
#pragma once

#include <nlohmann/json.hpp>

#include "model/agreement.h"

namespace entente {  // where nlohmann looks for them

void to_json(nlohmann::json& out, const Span& span);
void from_json(const nlohmann::json& in, Span& span);
void to_json(nlohmann::json& out, const Date& date);
void from_json(const nlohmann::json& in, Date& date);
void to_json(nlohmann::json& out, const AgreementReport& report);
void from_json(const nlohmann::json& in, AgreementReport& report);
/// Without its commitments, which have rows of their own.
void to_json(nlohmann::json& out, const Agreement& agreement);
void from_json(const nlohmann::json& in, Agreement& agreement);
/// Without its deeds.
void to_json(nlohmann::json& out, const Commitment& commitment);
void from_json(const nlohmann::json& in, Commitment& commitment);
void to_json(nlohmann::json& out, const Deed& deed);
void from_json(const nlohmann::json& in, Deed& deed);

}  // namespace entente
