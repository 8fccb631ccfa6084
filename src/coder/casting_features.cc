#include "coder/casting_features.h"

#include <algorithm>
#include <array>
#include <bit>

namespace entente::coder {
namespace {

constexpr std::array<Piece, 3> part_names = {"none", "actor", "recipient"};
constexpr std::array<Piece, 5> numbers = {"0", "1", "2", "3", "4"};

Piece to_text(Part part) { return part_names[static_cast<std::size_t>(part)]; }

Piece number(std::size_t n) { return numbers[std::min(n, numbers.size() - 1)]; }

std::uint8_t at_most(std::size_t limit, std::size_t n) {
  return static_cast<std::uint8_t>(std::min(limit, n));
}

/// What the act is done to where no player is meant: the object of an active verb, the subject of a
/// passive one, what belongs to a noun.
std::string_view object_of(const Stage& stage) {
  const Tree& tree = stage.setting.scene.tree();
  const std::uint32_t head = stage.act.hit->head;
  const bool noun = tree.sentence().words[head].upos == Upos::NOUN;
  const Rel wanted = noun ? Rel::nmod : stage.act.passive ? Rel::nsubj : Rel::obj;
  const std::int32_t child = tree.child(head, wanted);
  if (child < 0) return "no object";
  const auto object = static_cast<std::uint32_t>(child);
  if (tree.sentence().words[object].upos == Upos::PROPN) return "name";
  if (tree.child(object, Rel::nummod) >= 0) return "counted";
  return "object";
}

std::size_t named(const Players& players) {
  return static_cast<std::size_t>(std::count_if(
      players.all.begin(),
      players.all.begin() + static_cast<std::ptrdiff_t>(std::min(players.all.size(), most_players)),
      [](const Player& player) { return player.named; }));
}

bool share_a_code(const Player& a, const Player& b) {
  return std::any_of(a.codes.begin(), a.codes.end(), [&](const std::string& code) {
    return std::find(b.codes.begin(), b.codes.end(), code) != b.codes.end();
  });
}

/// Calls use(player) for each of the set.
template <class Use>
void each_of(const Stage& stage, PlayerSet players, const Use& use) {
  for (PlayerSet rest = players; rest != 0; rest &= static_cast<PlayerSet>(rest - 1))
    use(stage.players.all[static_cast<std::size_t>(std::countr_zero(rest))]);
}

bool is_twice(const Stage& stage, PlayerSet players) {
  bool twice = false;
  std::vector<const Player*> before;
  each_of(stage, players, [&](const Player& player) {
    twice = twice || std::any_of(before.begin(), before.end(),
                                 [&](const Player* other) { return share_a_code(player, *other); });
    before.push_back(&player);
  });
  return twice;
}

std::vector<std::string> codes_of(const Stage& stage, PlayerSet players) {
  std::vector<std::string> codes;
  each_of(stage, players, [&](const Player& player) {
    codes.insert(codes.end(), player.codes.begin(), player.codes.end());
  });
  std::sort(codes.begin(), codes.end());
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

}  // namespace

Side side_of(const Stage& stage, PlayerSet players) {
  Side side;
  side.twice = is_twice(stage, players);
  if (stage.setting.told.empty()) return side;
  const std::vector<std::string> codes = codes_of(stage, players);
  for (const Told& told : stage.setting.told) {
    side.as_actors.push_back(echo_of(codes, told.actors, told.recipients));
    side.as_recipients.push_back(echo_of(codes, told.recipients, told.actors));
  }
  return side;
}

Shape shape_of(const Stage& stage, const Casting& casting, const Side& actors) {
  Shape shape;
  shape.own_state = casting.own_state;
  bool actor_named = false, recipient_named = false;
  int told = 0;
  for (std::size_t i = 0; i < casting.parts.size(); ++i) {
    const Player& player = stage.players.all[i];
    const Part part = casting.parts[i];
    const std::size_t codes = player.codes.size();
    if (part == Part::actor) shape.actors = at_most(3, shape.actors + codes);
    if (part == Part::recipient) shape.recipients = at_most(2, shape.recipients + codes);
    told += part == Part::actor && !player.named ? 1 : 0;
    shape.idle = shape.idle || (part == Part::none && player.named && !player.rival);
    actor_named = actor_named || (part == Part::actor && player.named);
    recipient_named = recipient_named || (part == Part::recipient && player.named);
  }
  shape.twice = actors.twice;
  shape.mixed = told > 1 || (told > 0 && actor_named);
  shape.actors_told = !actor_named;
  shape.recipients_told = shape.recipients > 0 && !recipient_named;
  return shape;
}

void add_player_features(const Stage& stage, const Player& player, Part part, Features& out) {
  const Piece name = to_text(part), parties = stage.parties;
  out.add(player.actor, {name, "actor"});
  out.add(player.recipient, {name, "recipient"});
  if (part == Part::none) {
    if (player.named) out.add({name, "named", parties});
    return;
  }
  out.add(part == Part::actor ? player.actor : player.recipient, {name, parties});
  const Piece origin = player.origin;
  out.add({name, "origin", origin});
  out.add({name, "origin", origin, parties});
  out.add({name, player.home, parties});
  if (player.named && player.rival) {
    out.add({name, "rival"});
    out.add({name, "rival", parties});
  }
  if (player.named && player.possessed) {
    out.add({name, "possessed"});
    out.add({name, "possessed", parties});
  }
  if (player.named && player.speaker) {
    out.add({name, "speaker"});
    out.add({name, "speaker", parties});
  }
  if (player.between) {
    out.add({name, "between"});
    out.add({name, "between", parties});
  }
}

void add_row_features(const Stage& stage, Part a, Part b, Features& out) {
  const Piece parties = stage.parties;
  if (a == b) {
    out.add({"row", "same"});
    out.add({"row", "same", parties});
  } else {
    const Piece first = to_text(std::min(a, b)), second = to_text(std::max(a, b));
    out.add({"row", first, second});
    out.add({"row", first, second, parties});
  }
}

void add_pair_features(const Stage& stage, const Player& actor, const Player& recipient,
                       Features& out) {
  const Piece parties = stage.parties;
  const Stand &ours = actor.as_actor, &theirs = recipient.as_recipient;
  out.add({"pair", ours.manner, theirs.manner});
  out.add({"pair", ours.manner, theirs.manner, parties});
  if (share_a_code(actor, recipient)) out.add({"overlap"});
  if (!actor.named || !recipient.named) return;
  const Piece order = either(ours.begin < theirs.begin, "actor first", "recipient first");
  out.add({"order", order, parties, either(stage.act.swap, "swap", "")});
  out.add({"order", order, stage.setting.language});
}

void add_own_state_features(const Stage& stage, const Player& actor, Features& out) {
  const Piece type = stage.type, mode = stage.mode;
  const Piece again = either(actor.heard.size() > 1, "again", "once");
  const Piece others = number(named(stage.players) - (actor.named ? 1 : 0));
  const Piece sector = actor.sector.empty() ? Piece("-") : Piece(actor.sector);
  out.add(actor.recipient, {"own"});
  out.add(actor.besides, {"own", "besides"});
  out.add(actor.besides, {"own", "besides", actor.besides_origin});
  out.add({"own", "besides", actor.besides_origin, type});
  out.add({"own", actor.home, type});
  out.add({"own", actor.home, stage.parties});
  out.add({"own", again, type});
  out.add({"own", stage.setting.idea});
  out.add({"own", again, mode, type});
  out.add({"own", "others", others, type});
  out.add({"own", "sector", sector});
  out.add({"own", "sector", sector, type});
  const Piece object = object_of(stage);
  out.add({"own", object});
  out.add({"own", object, type});
}

void add_echo_features(const Stage& stage, const Echoes& echoes, Features& out) {
  const Told& told = stage.setting.told[echoes.told];
  const Piece parties = stage.parties, type = stage.type, where = told.where;
  const Piece place = either(told.where == "before", "before", "here");
  const Piece actors = to_text(echoes.actors), recipients = to_text(echoes.recipients);
  out.add({"echo", place, "actors", actors, parties});
  out.add({"echo", place, "recipients", recipients, parties});
  out.add({"echo", place, actors, recipients});
  out.add({"echo", place, actors, recipients, type});
  out.add({"echo", actors, recipients, told.type, type});
  out.add({"echo", where, actors, recipients});
  out.add({"echo", where, "actors", actors, parties});
}

void add_shape_features(const Stage& stage, const Shape& shape, Features& out) {
  const Piece parties = stage.parties, type = stage.type, mode = stage.mode;
  const Piece actors = number(shape.actors);
  const Piece recipients = shape.own_state ? Piece("own") : number(shape.recipients);
  const Piece mentions = number(named(stage.players));
  const Piece idle = either(shape.idle, "idle", "busy");
  out.add({"parts", actors, recipients});
  out.add({"parts", actors, recipients, parties});
  out.add({"recipients", recipients, type});
  out.add({"recipients", recipients, stage.setting.idea});
  out.add({"recipients", recipients, type, mode});
  out.add({"recipients", recipients, parties, mentions});
  out.add({"recipients", recipients, parties, idle});
  out.add({"actors", actors, type});
  out.add({"actors", actors, parties, mentions});
  if (shape.recipients_told) out.add({"recipients", "told", idle, parties});
  if (shape.twice) out.add({"actors", "twice"});
  if (shape.twice) out.add({"actors", "twice", parties});
  if (shape.mixed) out.add({"actors", "mixed", parties});
  if (shape.actors_told) out.add({"actors", "told", idle, parties});
}

}  // namespace entente::coder
