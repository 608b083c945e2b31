package org.backbone.outcomes.personal;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a column's header, in English or Spanish, as far as they say that it is about one
/// person.
///
/// @param words without accents and case
record HeaderWords(List<String> words) {
  private static final int LONGEST = 80;
  private static final Set<String> NAME = Set.of("name", "names", "nombre", "nombres", "nom");
  private static final Set<String> OWN_NAME =
      Set.of(
          "surname",
          "surnames",
          "lastname",
          "firstname",
          "fullname",
          "middlename",
          "forename",
          "forenames",
          "familyname",
          "givenname",
          "maidenname",
          "nickname",
          "fname",
          "lname",
          "apellido",
          "apellidos",
          "apodo");
  private static final Set<String> PART =
      Set.of(
          "first",
          "last",
          "middle",
          "full",
          "given",
          "maiden",
          "preferred",
          "legal",
          "nick",
          "initial",
          "primer",
          "primero",
          "segundo",
          "completo",
          "completa",
          "paterno",
          "materno",
          "pila");
  // Whom a network serves, one by one.
  private static final Set<String> SERVED =
      Set.of(
          "student",
          "students",
          "child",
          "children",
          "kid",
          "kids",
          "youth",
          "participant",
          "participants",
          "client",
          "clients",
          "patient",
          "patients",
          "applicant",
          "applicants",
          "person",
          "individual",
          "guardian",
          "parent",
          "mother",
          "father",
          "caregiver",
          "beneficiary",
          "recipient",
          "enrollee",
          "infant",
          "baby",
          "alumno",
          "alumna",
          "alumnos",
          "estudiante",
          "estudiantes",
          "nino",
          "nina",
          "ninos",
          "participante",
          "participantes",
          "cliente",
          "clientes",
          "paciente",
          "pacientes",
          "beneficiario",
          "beneficiaria",
          "solicitante",
          "persona",
          "madre",
          "padre",
          "tutor",
          "tutora",
          "bebe");
  private static final Set<String> OTHERS =
      Set.of(
          "childs",
          "parents",
          "mothers",
          "fathers",
          "member",
          "members",
          "persons",
          "people",
          "customer",
          "respondent",
          "contact",
          "family",
          "teacher",
          "staff",
          "counselor",
          "principal",
          "employee",
          "volunteer",
          "user",
          "spouse",
          "head",
          "household",
          "menor",
          "hijo",
          "hija",
          "miembro",
          "personas",
          "contacto",
          "familia",
          "maestro",
          "maestra",
          "empleado",
          "empleada",
          "usuario",
          "usuaria",
          "jefe",
          "jefa",
          "hogar",
          "voluntario",
          "voluntaria");
  private static final Set<String> PERSON =
      Stream.concat(SERVED.stream(), OTHERS.stream()).collect(Collectors.toUnmodifiableSet());
  private static final Set<String> SMALL =
      Set.of(
          "of", "the", "s", "and", "or", "a", "an", "de", "del", "la", "el", "los", "las", "y", "o",
          "su", "your", "their");
  private static final Set<String> PHONE =
      Set.of(
          "phone",
          "phones",
          "telephone",
          "tel",
          "cell",
          "cellphone",
          "mobile",
          "fax",
          "sms",
          "whatsapp",
          "phonenumber",
          "telefono",
          "telefonos",
          "celular",
          "movil");
  private static final Set<String> BIRTH_DATE =
      Set.of(
          "dob",
          "birthdate",
          "birthday",
          "dateofbirth",
          "birthdates",
          "fechanacimiento",
          "fechadenacimiento",
          "fecnac",
          "fechanac",
          "fnac",
          "fnacimiento",
          "fdn",
          "cumpleanos");
  private static final Set<String> DATE = Set.of("date", "day", "dt", "fecha", "fec", "dia");
  private static final Set<String> BIRTH = Set.of("birth", "born", "nacimiento", "nac");
  private static final Set<String> BORN =
      Set.of("birth", "born", "nacimiento", "nacido", "nacida", "nacio");
  private static final Set<String> WHEN =
      Set.of("on", "when", "cuando", "el", "mm", "dd", "yy", "yyyy", "aaaa", "aa", "mmddyyyy");
  private static final Set<String> SSN =
      Set.of(
          "ssn",
          "ssns",
          "nss",
          "ss",
          "socialsecuritynumber",
          "socialsecurity",
          "socsec",
          "socialsec");

  HeaderWords {
    words = List.copyOf(words);
  }

  static HeaderWords of(String header) {
    return header.length() > LONGEST ? new HeaderWords(List.of()) : new HeaderWords(split(header));
  }

  /// The words of a text; also where one begins with a capital, as in `FirstName`.
  static List<String> split(String header) {
    var plain = Normalizer.normalize(header, Normalizer.Form.NFKD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    var before = ' ';
    for (var i = 0; i < plain.length(); i++) {
      var c = plain.charAt(i);
      if (Character.getType(c) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (Character.isUpperCase(c) && Character.isLowerCase(before)) {
        end(word, words);
      }
      if (Character.isLetter(c)) {
        word.append(c);
      } else if (c != '.') {
        end(word, words);
      }
      before = c;
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString().toLowerCase(Locale.ROOT));
      word.setLength(0);
    }
  }

  Optional<PersonalData> kind() {
    if (has(SSN)
        || hasBoth("social", "security")
        || hasBoth("soc", "sec")
        || hasBoth("social", "sec")
        || hasBoth("seguro", "social")) {
      return Optional.of(PersonalData.SOCIAL_SECURITY_NUMBERS);
    }
    if (has(BIRTH_DATE) || isBirthDate()) {
      return Optional.of(PersonalData.BIRTH_DATES);
    }
    if (has(PHONE)) {
      return Optional.of(PersonalData.PHONE_NUMBERS);
    }
    return isPersonsName() ? Optional.of(PersonalData.NAMES) : Optional.empty();
  }

  // Not a weight at birth as of some date.
  private boolean isBirthDate() {
    return isFirstLetterOfDate()
        || (has(BIRTH) && has(DATE) && words.stream().allMatch(HeaderWords::isOfBirthDate));
  }

  private static boolean isOfBirthDate(String word) {
    return DATE.contains(word) || isOfBirth(word);
  }

  private static boolean isOfBirth(String word) {
    return BIRTH.contains(word)
        || BORN.contains(word)
        || WHEN.contains(word)
        || PERSON.contains(word)
        || SMALL.contains(word);
  }

  // `F. Nac.`
  private boolean isFirstLetterOfDate() {
    return words.size() >= 2 && words.getFirst().equals("f") && words.getLast().startsWith("nac");
  }

  /// Whether it says that these are births, and not whether their days.
  boolean isBirth() {
    return has(BORN) && words.stream().allMatch(HeaderWords::isOfBirth);
  }

  /// Whether it says that these are people who are served, and not what of them.
  boolean isBarePerson() {
    return has(SERVED)
        && words.stream().allMatch(word -> SERVED.contains(word) || SMALL.contains(word));
  }

  /// Whether it says that these are names, and not whose.
  boolean isBareName() {
    return has(NAME)
        && words.stream().allMatch(word -> NAME.contains(word) || SMALL.contains(word));
  }

  // A name of a school that a student goes to has a word more.
  private boolean isPersonsName() {
    return (has(OWN_NAME)
            || (has(NAME) && (has(PART) || has(PERSON)))
            || words.stream().anyMatch(HeaderWords::isJoined))
        && words.stream().allMatch(HeaderWords::isOfPersons);
  }

  private static boolean isOfPersons(String word) {
    return NAME.contains(word)
        || OWN_NAME.contains(word)
        || PART.contains(word)
        || PERSON.contains(word)
        || SMALL.contains(word)
        || isJoined(word);
  }

  // `studentname`
  private static boolean isJoined(String word) {
    return word.endsWith("name")
        && (PERSON.contains(word.substring(0, word.length() - 4))
            || PART.contains(word.substring(0, word.length() - 4)));
  }

  private boolean hasBoth(String one, String other) {
    return words.contains(one) && words.contains(other);
  }

  private boolean has(Set<String> some) {
    return words.stream().anyMatch(some::contains);
  }
}
