// What documents say of agreements, with the real trees, mentions and events; and the ledger of an
// article read twice.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "entente/entente.h"
#include "ledger/ledger.h"

namespace entente {
namespace {

const Engine& engine() {
  static const Result<Engine> opened = Engine::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return *opened;
}

const ledger::Ledger& the_ledger() {
  static const Result<ledger::Ledger> opened = ledger::Ledger::open(ENTENTE_SOURCE_DIR);
  if (!opened) ADD_FAILURE() << opened.error().message;
  return *opened;
}

DocumentRecord record_of(const std::string& name, const std::string& text,
                         const std::string& published) {
  const auto document = engine().read_text(name, text, parse_date(published));
  if (!document) {
    ADD_FAILURE() << document.error().message;
    return {};
  }
  auto record = engine().record(*document);
  if (!record) ADD_FAILURE() << record.error().message;
  return record ? std::move(*record) : DocumentRecord{};
}

std::vector<Agreement> ledger_of(const std::vector<DocumentRecord>& records) {
  std::vector<Report> reports;
  std::vector<AgreementReport> told;
  for (const DocumentRecord& record : records) {
    for (const Event& event : record.events)
      reports.push_back(ledger::report_of(event, record.document));
    told.insert(told.end(), record.agreements.begin(), record.agreements.end());
  }
  return the_ledger().assemble(told, the_ledger().same_events(reports), reports, {});
}

std::string example() {
  std::ifstream file(ENTENTE_SOURCE_DIR "/examples/ue-giappone.it.txt");
  return {std::istreambuf_iterator<char>(file), {}};
}

bool promises(const Agreement& agreement, const std::string& kind) {
  return std::any_of(agreement.commitments.begin(), agreement.commitments.end(),
                     [&](const Commitment& commitment) { return commitment.kind == kind; });
}

std::string codes(const std::vector<Party>& parties) {
  std::string out;
  for (const Party& party : parties) out += party.code + " ";
  return out;
}

TEST(Agreements, TheExampleGivesOneAgreement) {
  const auto agreements = ledger_of({record_of("example", example(), "2024-11-01")});
  ASSERT_EQ(agreements.size(), 1U);
  const Agreement& one = agreements[0];
  EXPECT_EQ(codes(one.parties), "EUR JPN ");
  EXPECT_EQ(one.kind, "security_partnership");
  EXPECT_EQ(one.status, "signed");
  EXPECT_EQ(to_text(one.date), "2024-11-01");
  EXPECT_EQ(one.place, "Tokyo");
  ASSERT_EQ(one.signatories.size(), 2U);
  EXPECT_EQ(one.signatories[0].name, "Josep Borrell");
  EXPECT_EQ(one.signatories[0].code, "EUR");
  EXPECT_EQ(one.signatories[1].name, "Takeshi Iwaya");
  EXPECT_EQ(one.signatories[1].code, "JPN");
  EXPECT_FALSE(one.signatories[0].role.empty());
  EXPECT_TRUE(promises(one, "joint_exercises"));
  EXPECT_TRUE(promises(one, "port_visits"));
}

TEST(Agreements, TheExampleReadTwiceGivesOneAgreement) {
  const auto agreements = ledger_of(
      {record_of("one", example(), "2024-11-01"), record_of("two", example(), "2024-11-02")});
  ASSERT_EQ(agreements.size(), 1U);
  EXPECT_EQ(agreements[0].sources.size(), 2U);
}

TEST(Agreements, EverySpanIsAPieceOfTheText) {
  const DocumentRecord record = record_of("example", example(), "2024-11-01");
  ASSERT_FALSE(record.agreements.empty());
  for (const AgreementReport& report : record.agreements) {
    EXPECT_EQ(report.name, record.document.at(report.span));
    for (const CommitmentReport& promise : report.commitments)
      EXPECT_EQ(promise.text, record.document.at(promise.span));
  }
}

struct Case {
  const char *language, *text, *codes, *kind, *commitment;
};

TEST(Agreements, InEveryLanguage) {
  const Case cases[] = {
      {"en",
       "Kenya and Turkey signed a defence agreement in Ankara on Monday. The agreement provides "
       "for joint exercises.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"de",
       "Kenia und die Türkei haben am Montag in Ankara ein Verteidigungsabkommen unterzeichnet. "
       "Das Abkommen sieht gemeinsame Übungen vor.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"fr",
       "Le Kenya et la Turquie ont signé lundi à Ankara un accord de défense. L'accord prévoit des "
       "exercices communs.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"es",
       "Kenia y Turquía firmaron el lunes en Ankara un acuerdo de defensa. El acuerdo prevé "
       "ejercicios conjuntos.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"ru",
       "Кения и Турция подписали в понедельник в Анкаре соглашение о военном сотрудничестве. "
       "Соглашение предусматривает совместные учения.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"ja", "ケニアとトルコは3日、アンカラで防衛協定に署名した。協定は共同演習を盛り込んだ。",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"it",
       "Il Kenya e la Turchia hanno firmato lunedì ad Ankara un accordo di difesa. L'accordo "
       "prevede "
       "esercitazioni congiunte.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"zh", "肯尼亚和土耳其3日在安卡拉签署防务协议。协议规定举行联合军事演习。", "KEN TUR ",
       "security_partnership", "joint_exercises"},
      {"pt",
       "O Quénia e a Turquia assinaram na segunda-feira em Ancara um acordo de defesa. O acordo "
       "prevê "
       "exercícios conjuntos.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"uk",
       "Кенія і Туреччина підписали в понеділок в Анкарі угоду про оборону. Угода передбачає "
       "спільні "
       "навчання.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"nl",
       "Kenia en Turkije hebben maandag in Ankara een defensieakkoord ondertekend. Het akkoord "
       "voorziet in gezamenlijke oefeningen.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"pl",
       "Kenia i Turcja podpisały w poniedziałek w Ankarze umowę o współpracy wojskowej. Umowa "
       "przewiduje wspólne ćwiczenia.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"tr",
       "Kenya ve Türkiye pazartesi günü Ankara'da savunma anlaşması imzaladı. Anlaşma ortak "
       "tatbikatları öngörüyor.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"ko", "케냐와 튀르키예는 월요일 앙카라에서 국방협정에 서명했다. 협정은 연합훈련을 포함한다.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
      {"ar",
       "وقعت كينيا وتركيا يوم الاثنين في أنقرة اتفاقية دفاعية. وتنص الاتفاقية على إجراء مناورات "
       "مشتركة.",
       "KEN TUR ", "security_partnership", "joint_exercises"},
  };
  for (const Case& one : cases) {
    const auto agreements = ledger_of({record_of("made", one.text, "2025-03-04")});
    ASSERT_EQ(agreements.size(), 1U) << one.language;
    EXPECT_EQ(codes(agreements[0].parties), one.codes) << one.language;
    EXPECT_EQ(agreements[0].kind, one.kind) << one.language;
    EXPECT_EQ(agreements[0].status, "signed") << one.language;
    EXPECT_TRUE(promises(agreements[0], one.commitment)) << one.language;
  }
}

TEST(Agreements, WhatIsPlannedIsAnnounced) {
  const auto agreements = ledger_of(
      {record_of("made", "Kenya and Turkey agreed on Monday to sign a defence agreement in May.",
                 "2025-03-04")});
  ASSERT_EQ(agreements.size(), 1U);
  EXPECT_EQ(agreements[0].status, "announced");
}

TEST(Agreements, NoneWhereNobodyAgrees) {
  EXPECT_TRUE(ledger_of({record_of("made", "Kenya condemned the attack on Monday.", "2025-03-04")})
                  .empty());
}

}  // namespace
}  // namespace entente
