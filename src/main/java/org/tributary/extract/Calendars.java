package org.tributary.extract;

import java.time.LocalDate;
import java.time.chrono.HijrahDate;
import java.time.temporal.ChronoField;

/** Dates of the other calendars that newsrooms use, as Gregorian ones. */
final class Calendars {
    /** A Kurdish year is this much ahead of the Jalali one; months and days are the same. */
    private static final int KURDISH_AHEAD = 1321;

    private Calendars() {}

    /**
     * Jalali (Solar Hijri), by the 33-year cycle of leap years: right from 1343 to 1472, that is 1964 to 2093.
     *
     * @throws java.time.DateTimeException where there is no such day
     */
    static LocalDate jalali(int year, int month, int day) {
        if (month < 1 || month > 12 || day < 1 || day > 31) throw new java.time.DateTimeException("no such day");
        int years = year - 1343;
        long leaps = Math.floorDiv(years * 8L + 7, 33);
        int days = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30;
        return LocalDate.of(1964, 3, 21).plusDays(365L * years + leaps + days + day - 1);
    }

    static LocalDate kurdish(int year, int month, int day) {
        return jalali(year - KURDISH_AHEAD, month, day);
    }

    /** Hijri by Umm al-Qura, the civil calendar of Saudi Arabia. */
    static LocalDate hijri(int year, int month, int day) {
        return LocalDate.ofEpochDay(HijrahDate.of(year, month, day).getLong(ChronoField.EPOCH_DAY));
    }
}
