package org.backbone.outcomes.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.backbone.outcomes.personal.PersonalData.BIRTH_DATES;
import static org.backbone.outcomes.personal.PersonalData.EMAIL_ADDRESSES;
import static org.backbone.outcomes.personal.PersonalData.PHONE_NUMBERS;
import static org.backbone.outcomes.personal.PersonalData.SOCIAL_SECURITY_NUMBERS;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@river.example.org",
        "Ada <ada.lovelace+x@river.co>",
        "mailto:a@b.cc",
        "see josé@correo.mx.",
        "ada＠river.org",
        "a@b-c.d-e.org; x"
      })
  void anEMailAddressIsKnownByItself(String text) {
    assertThat(PersonalData.in(text)).contains(EMAIL_ADDRESSES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "918-555-0142",
        "(918) 555-0142",
        "(918)555-0142",
        "918.555.0142",
        "918 555 0142",
        "+1 918 555 0142",
        "+19185550142",
        "1-918-555-0142",
        "call 918-555-0142 x3",
        "918\u2013555\u20130142",
        "918\u00a0555\u00a00142",
        "９１８-５５５-０１４２",
        "Tel.918/555/0142",
        "+44 20 7946 0958",
        "+52 55 1234 5678",
        "+52 (55) 1234-5678",
        "+525512345678",
        "casa: +34 612 345 678"
      })
  void aPhoneNumberWithItsPartsApartIsKnownByItself(String text) {
    assertThat(PersonalData.in(text)).contains(PHONE_NUMBERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "078-05-1120",
        "ssn 078-05-1120.",
        "078 05 1120",
        "078\u201105\u20111120",
        "899-99-9999",
        "'078-05-1120",
        "=\"078-05-1120\""
      })
  void aSocialSecurityNumberWithItsPartsApartIsKnownByItself(String text) {
    assertThat(PersonalData.in(text)).contains(SOCIAL_SECURITY_NUMBERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DOB: 2001-02-03",
        "DOB 02/03/2001",
        "D.O.B. 12/3/01",
        "Ada, born 3 May 2001",
        "born on May 3rd, 2001",
        "Birthdate=2001-02-03",
        "date of birth: 3-May-2001",
        "F. Nac. 03/05/2001",
        "Fecha de nacimiento: 3 de mayo de 2001",
        "nacida el 3 de mayo del 2001"
      })
  void aBirthDateIsKnownByTheWordBesideIt(String text) {
    assertThat(PersonalData.in(text)).contains(BIRTH_DATES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSN 078051120", "ssn: 078051120, paid", "Seguro Social no. 078051120"})
  void nineDigitsAreASocialSecurityNumberWhereTheCellSaysSo(String text) {
    assertThat(PersonalData.in(text)).contains(SOCIAL_SECURITY_NUMBERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1250",
        "1,234,567.89",
        "1.234.567,89",
        "123456789",
        "9185550142",
        "403024001607",
        "=\"2850013\"",
        "2014-10-01 00:00:00",
        "10/01/2014 - 12/31/2014",
        "2014-10-01/2015-09-30",
        "85-89",
        "000-12-3456",
        "666-12-3456",
        "900-12-3456",
        "078-00-1120",
        "078-05-0000",
        "4078-05-1120",
        "078-05-11201",
        "12-078-05-1120",
        "118-555-0142",
        "918-155-0142",
        "911-555-0142",
        "918-511-0142",
        "918-555-01423",
        "3-918-555-0142-7",
        "+12345",
        "+1.234.567.890,12",
        "+5.234.567.890,12",
        "+2345678901234567",
        "+3.5 %, 4.5 %",
        "74103-1234",
        "2850013",
        "400001301",
        "40143",
        "FIPS 40143, district 400001301",
        "E92000001",
        "Births 2014-10-01",
        "Children born after 01/01/2014",
        "Born 01/01/2014 - 12/31/2014",
        "Born 01/01/2014 to 12/31/2014",
        "Born 01/01/2014 or later",
        "Born in 2014, 12345 of them",
        "Cohort born 2014-15: 12345",
        "Not SSN 12345678",
        "SSNs 000123456",
        "@handle",
        "5 @ 3.50",
        "me @ home",
        "a@b",
        "a@b.1",
        "Grades 9-12, 2014-15",
        "40-30240-01607",
        "192.168.100.1000",
        "Achievement First Bridgeport Academy District"
      })
  void whatIsNeitherIsNone(String text) {
    assertThat(PersonalData.in(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "First name,NAMES",
    "LAST_NAME,NAMES",
    "StudentName,NAMES",
    "student_last_name,NAMES",
    "Child's name,NAMES",
    "Full Name,NAMES",
    "lname,NAMES",
    "clientname,NAMES",
    "Name of the participant,NAMES",
    "Parent/Guardian Name 1,NAMES",
    "Nombre completo,NAMES",
    "Apellido paterno,NAMES",
    "Nombre y apellidos,NAMES",
    "NOMBRE DEL NIÑO,NAMES",
    "primer nombre,NAMES",
    "DOB,BIRTH_DATES",
    "D.O.B.,BIRTH_DATES",
    "Date of Birth,BIRTH_DATES",
    "student_birth_date,BIRTH_DATES",
    "birthDate,BIRTH_DATES",
    "Fecha de nacimiento,BIRTH_DATES",
    "fec. nac.,BIRTH_DATES",
    "F. Nac.,BIRTH_DATES",
    "F.Nac,BIRTH_DATES",
    "Birth date (mm/dd/yyyy),BIRTH_DATES",
    "Phone,PHONE_NUMBERS",
    "Cell phone #,PHONE_NUMBERS",
    "Teléfono de la madre,PHONE_NUMBERS",
    "celular,PHONE_NUMBERS",
    "SS#,SOCIAL_SECURITY_NUMBERS",
    "Soc. Sec. No.,SOCIAL_SECURITY_NUMBERS",
    "SSN,SOCIAL_SECURITY_NUMBERS",
    "Social Security No.,SOCIAL_SECURITY_NUMBERS",
    "Número de Seguro Social,SOCIAL_SECURITY_NUMBERS"
  })
  void aHeaderSaysSo(String header, PersonalData kind) {
    assertThat(HeaderWords.of(header).kind()).contains(kind);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Name",
        "Nombre",
        "School name",
        "Name of agency",
        "Name of the school",
        "Agency Name",
        "Tribe name",
        "Student",
        "Alumno",
        "Clients served",
        "Birth",
        "District Name",
        "Name of school that the student goes to",
        "Student group name",
        "Member school name",
        "Nombre de la escuela",
        "Nombre del programa",
        "Organization name",
        "Students",
        "First",
        "Births",
        "Birth weight as of date",
        "Born in 2014",
        "Date",
        "Student count",
        "Total",
        "State Agency or Indian Tribal Organization",
        "SCHNAM"
      })
  void anotherHeaderDoesNot(String header) {
    assertThat(HeaderWords.of(header).kind()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "NAMES,Ada Lovelace,true",
    "NAMES,Ñandú,true",
    "NAMES,12,false",
    "NAMES,*,false",
    "NAMES,N/A,false",
    "NAMES,Total,false",
    "BIRTH_DATES,2001-02-03,true",
    "BIRTH_DATES,3 de mayo de 2001,true",
    "BIRTH_DATES,unknown,false",
    "BIRTH_DATES,12,false",
    "PHONE_NUMBERS,9185550142,true",
    "PHONE_NUMBERS,19185550142,true",
    "PHONE_NUMBERS,9185550142.0,true",
    "PHONE_NUMBERS,1250,false",
    "PHONE_NUMBERS,55 1234 5678,true",
    "PHONE_NUMBERS,555-0142,true",
    "PHONE_NUMBERS,2014-10-01,false",
    "PHONE_NUMBERS,85-89,false",
    "PHONE_NUMBERS,'1,250,000',false",
    "PHONE_NUMBERS,1185550142,false",
    "SOCIAL_SECURITY_NUMBERS,078051120,true",
    "SOCIAL_SECURITY_NUMBERS,78051120,true",
    "SOCIAL_SECURITY_NUMBERS,78051120.0,true",
    "SOCIAL_SECURITY_NUMBERS,1250,false",
    "SOCIAL_SECURITY_NUMBERS,900121234,false"
  })
  void underItsHeaderACellHoldsIt(PersonalData kind, String cell, boolean holds) {
    assertThat(kind.isUnderItsHeader(cell)).isEqualTo(holds);
  }
}
