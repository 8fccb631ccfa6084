// Day arithmetic on Date, by Howard Hinnant's date library. Private to the date rules.
#pragma once

#include <date/date.h>

#include "model/document.h"

namespace entente::resolver {

bool is_full(Date day);           // year, month and day are given
bool exists(Date day);            // false only for a full date that no calendar has (31 June)
date::sys_days serial(Date day);  // precondition: is_full and exists
Date from_serial(date::sys_days day);
Date make_date(int year, int month, int day);
Date add_months(Date month, int amount);  // keeps no day
int iso_weekday(Date day);
/// Not later than `b`, as far as `a` is known: May is not later than 3 May.
bool before_or_same(Date a, Date b);

}  // namespace entente::resolver
