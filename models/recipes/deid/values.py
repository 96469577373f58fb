"""Invented values for the placeholders of our sentences: names, streets, companies, dates and numbers. Names come from Faker's lists (MIT); nobody is meant."""

import random
from collections.abc import Callable

from gazetteers import FIRST_NAMES, LAST_NAMES, PLACE_LISTS, faker_names

LATIN_ROADS = ("{} Street", "{} St", "{} Road", "{} Rd", "{} Avenue", "{} Ave", "{} Lane", "{} Drive", "{} Way", "{} Court", "{} Blvd", "{} Place", "{} Crescent", "{} Square")
OTHER_ROADS = ("{}strasse", "{}straße", "{}weg", "{}gatan", "{}vej", "{}veien", "{}katu", "{}laan", "{}straat", "Rua {}", "Rua da {}", "Calle {}", "Avenida {}", "Via {}", "Rue {}", "Rue de {}", "Avenue {}", "ul. {}", "{} utca", "{} tér", "{} u.", "Strada {}", "Praça {}")
UNITS = ("Apt. {}", "Apt {}", "Suite {}", "Unit {}", "Flat {}", "#{}")
STATES = "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY QC ON BC NSW VIC".split()
COMPANY_ENDS = ("Inc", "Inc.", "LLC", "Ltd", "Ltd.", "Group", "Corp.", "Corporation", "GmbH", "Partners", "and Sons", "Holdings", "Hospital", "Clinic", "Medical Center", "Bank", "University", "Insurance", "Foundation", "Systems", "Labs", "Media")
COMPANY_WORDS = "Blue Bright North Data Clear Green Health Cloud Open River Stone Silver Market Capital Global Prime Smart First Union Harbor Summit Vector Logic Solar Metro Credit Travel Home Food Energy Book Park".split()
MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
JOBS = "accountant;nurse;software engineer;lawyer;paralegal;teacher;truck driver;Chief Executive Officer;General Manager;head of sales;Vice President;CEO;CFO;electrician;bus driver;midwife;pharmacist;project manager;Director;research scientist;Dental hygienist;Office clerk;Civil engineer;Bookkeeper;Plumber;Social worker;Managing Director".split(";")
TITLES = ("Mr.", "Mrs.", "Ms.", "Dr.", "Mr", "Mrs", "Ms", "Dr", "Miss", "Prof.")
SITES = ("com", "org", "net", "co.uk", "de", "fr", "se", "com.br", "io", "cz")


class Values:
    """`of(kind)` draws one value and the label it carries."""

    def __init__(self, chance: random.Random, known: dict[str, list[str]], nationalities: list[str]) -> None:
        """`known`: values of the training part, which are drawn half of the time."""
        self._chance = chance
        self._known = known
        self._first = faker_names("person", FIRST_NAMES)
        self._last = faker_names("person", LAST_NAMES)
        self._places = faker_names("address", PLACE_LISTS)
        self._nationalities = nationalities
        self._makers: dict[str, tuple[str, Callable[[], str]]] = {
            "PERSON": ("PERSON", self._person),
            "FIRST": ("PERSON", lambda: self._cased(self._pick(self._first))),
            "LAST": ("PERSON", lambda: self._cased(self._pick(self._last))),
            "ROAD": ("STREET_ADDRESS", self._road),
            "NUMBER": ("STREET_ADDRESS", lambda: self._digits("#" * chance.randint(2, 5))),
            "UNIT": ("STREET_ADDRESS", lambda: self._pick(UNITS).format(chance.randint(1, 999))),
            "ADDRESS_CODE": ("STREET_ADDRESS", self._zip),
            "CORNER": ("STREET_ADDRESS", lambda: f"the corner of {self._road()} and {self._road()}"),
            "ADDRESS": ("STREET_ADDRESS", self._address),
            "GPE": ("GPE", self._place),
            "ORGANIZATION": ("ORGANIZATION", self._company),
            "NRP": ("NRP", self._nationality),
            "JOB": ("TITLE", lambda: self._pick(JOBS)),
            "TITLE": ("TITLE", lambda: self._pick(TITLES)),
            "DATE": ("DATE_TIME", self._date),
            "PHONE": ("PHONE_NUMBER", self._phone),
            "AGE": ("AGE", lambda: str(chance.randint(1, 99))),
            "ZIP_CODE": ("ZIP_CODE", self._zip),
            "US_SSN": ("US_SSN", lambda: self._digits("###-##-####")),
            "US_DRIVER_LICENSE": ("US_DRIVER_LICENSE", lambda: self._pick(("", "A", "D", "AB")) + self._digits(self._pick(("########", "#######", "### ### ###", "####-####-##")))),
            "IP_ADDRESS": ("IP_ADDRESS", lambda: ".".join(str(chance.randint(1, 254)) for _ in range(4))),
            "EMAIL_ADDRESS": ("EMAIL_ADDRESS", lambda: f"{self._plain(self._first)}.{self._plain(self._last)}@{self._plain(self._last)}.{self._pick(SITES)}"),
            "DOMAIN_NAME": ("DOMAIN_NAME", lambda: self._pick(("www.", "http://", "https://www.")) + self._plain(self._last) + "." + self._pick(SITES)),
            "IBAN_CODE": ("IBAN_CODE", lambda: self._pick(("GB", "DE", "FR")) + self._digits("##") + self._pick(("ABCD", "QXZO", "")) + self._digits("##############")),
            "CREDIT_CARD": ("CREDIT_CARD", lambda: self._digits(self._pick(("################", "#### #### #### ####", "####-####-####-####")))),
        }

    def of(self, kind: str) -> tuple[str, str]:
        label, make = self._makers[kind]
        known = self._known.get(label, [])
        drawn = known and kind == label and self._chance.random() < 0.5
        return label, self._pick(known) if drawn else make()

    def like(self, kind: str, value: str) -> tuple[str, str]:
        """Another value of the kind and shape: a lone first name stays one, a part of an address stays a part."""
        single = " " not in value
        if kind == "PERSON" and self._chance.random() < 0.7:
            return self.of("FIRST" if single and self._chance.random() < 0.5 else "LAST" if single else "PERSON")
        if kind == "STREET_ADDRESS" and len(value) > 24 and self._chance.random() < 0.5:
            return self.of("ADDRESS")
        if kind == "STREET_ADDRESS":
            alike = [known for known in self._known[kind] if (" " not in known) == single and (len(known) > 24) == (len(value) > 24)]
            return kind, self._pick(alike or self._known[kind])
        if kind in ("GPE", "ORGANIZATION", "NRP", "DATE_TIME", "PHONE_NUMBER", "AGE") and self._chance.random() < 0.5:
            return self.of({"DATE_TIME": "DATE", "PHONE_NUMBER": "PHONE"}.get(kind, kind))
        return kind, self._pick(self._known[kind])

    def _pick(self, items: list[str] | tuple[str, ...]) -> str:
        return items[self._chance.randrange(len(items))]

    def _cased(self, text: str) -> str:
        drawn = self._chance.random()
        return text.upper() if drawn < 0.04 else text.lower() if drawn < 0.05 else text

    def _person(self) -> str:
        first, last = self._pick(self._first), self._pick(self._last)
        initial = chr(65 + self._chance.randrange(26))
        drawn = self._chance.random()
        forms = ((0.6, f"{first} {last}"), (0.7, f"{first} {initial}. {last}"), (0.76, f"{first} {initial} {last}"), (0.84, f"{first} {last}-{self._pick(self._last)}"), (0.9, f"{initial}. {last}"), (1.0, f"{first} {self._pick(self._first)} {last}"))
        return self._cased(next(text for limit, text in forms if drawn <= limit))

    def _road(self) -> str:
        name = self._pick(self._last if self._chance.random() < 0.7 else self._places)
        road = self._pick(LATIN_ROADS if self._chance.random() < 0.6 else OTHER_ROADS).format(name)
        number = str(self._chance.randint(1, 9999 if self._chance.random() < 0.3 else 200))
        return self._pick((f"{number} {road}", f"{number} {road}", f"{road} {number}", road))

    def _address(self) -> str:
        """One line or several, as people and as the set's generator write them: a house number may stand before a road that has its own."""
        road = self._road() if self._chance.random() < 0.92 else self._digits("PSC ####, Box ####")
        unit = self._pick(UNITS).format(self._chance.randint(1, 999))
        if self._chance.random() < 0.5:
            road = f"{self._chance.randint(1, 99999)} {road}"
        city, country, state, zip_code = self._pick(self._places), self._pick(self._places), self._pick((*STATES, "nan")), self._zip()
        city = city.upper() if self._chance.random() < 0.3 else city
        return self._pick((
            f"{road} {unit}\n{city}, {state} {zip_code}",
            f"{road}\n{city}, {state} {zip_code}",
            f"{road}\n{city}\n, {state}\n {country} {zip_code}",
            f"{road}\n {unit}\n {city}\n {country} {zip_code}",
            f"{road}\n {unit}\n {city}\n {country}",
            f"{road} {unit}, {city}, {country} {zip_code}",
            f"{road} {unit} {city} {state}",
            f"{road}, {city}, {state} {zip_code}",
            f"{road}, {zip_code} {city}",
            f"{road}, {city}",
        ))

    def _place(self) -> str:
        place = self._pick(self._places)
        return place.upper() if self._chance.random() < 0.15 else place

    def _company(self) -> str:
        last, other = self._pick(self._last), self._pick(self._last)
        words = f"{self._pick(COMPANY_WORDS)}{self._pick(('', ' '))}{self._pick(COMPANY_WORDS).lower() if self._chance.random() < 0.4 else ' ' + self._pick(COMPANY_WORDS)}"
        return self._pick((f"{last} {self._pick(COMPANY_ENDS)}", f"{words} {self._pick(COMPANY_ENDS)}", f"{last}-{other}", f"{last}, {other} and {self._pick(self._last)}", words, f"{last} & {other} {self._pick(COMPANY_ENDS)}"))

    def _nationality(self) -> str:
        name = self._pick(self._nationalities)
        return self._pick((name.capitalize(), name.capitalize(), name, f"{name}s", f"{name.capitalize()}s"))

    def _date(self) -> str:
        year, day, month = self._chance.randint(1930, 2025), self._chance.randint(1, 28), self._chance.randint(1, 12)
        name = MONTHS[month - 1]
        return self._pick((f"{year}", f"{month}/{day}/{year}", f"{month:02d}/{day:02d}/{year % 100:02d}", f"{name} {day}, {year}", f"{day} {name} {year}", f"{name} {year}", f"{year}-{month:02d}-{day:02d}", f"{day:02d}.{month:02d}.{year}", self._pick(DAYS), f"{name} {day}", f"{name[:3]} {day}, {year}"))

    def _phone(self) -> str:
        forms = ("###-###-####", "(###) ###-####", "###.###.####", "+1 ### ### ####", "+## ## ### ## ##", "0## ### ####", "0#### ######", "## ## ## ##", "+##-##-###-####", "(0##) #### ####", "+##(0)### ######", "### ### ###", "##########", "001-###-###-####x###")
        return self._digits(self._pick(forms))

    def _zip(self) -> str:
        return self._digits(self._pick(("#####", "#####", "#####-####", "####", "### ##", "##-###")))

    def _digits(self, form: str) -> str:
        return "".join(str(self._chance.randrange(10)) if character == "#" else character for character in form)

    def _plain(self, names: list[str]) -> str:
        letters = "".join(character for character in self._pick(names).lower() if "a" <= character <= "z")
        return letters or "mail"
