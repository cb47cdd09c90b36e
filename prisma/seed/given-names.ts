/**
 * First names that people born between 1935 and 1980 bear. faker's lists are those of any age: a Chayenne of 78 years
 * does not read like a patient. Family names come from faker.
 */
export type Language = 'en' | 'es' | 'de' | 'pl' | 'tr' | 'ru' | 'el' | 'ja' | 'nb' | 'pt' | 'vi' | 'cs'

export const givenNames: Record<Language, { female: readonly string[]; male: readonly string[] }> = {
  en: {
    female: list(
      'Margaret Patricia Susan Linda Barbara Christine Maureen Janet Carol Sheila Jean Anne Dorothy ' +
        'Kathleen Brenda Pauline Gillian Rosemary Helen Eileen Frances Judith Ruth Marion Elaine Sandra Diane ' +
        'Valerie',
    ),
    male: list(
      'John Peter David Michael Brian Alan Robert Kenneth Derek Colin Raymond Graham Roger Keith Trevor ' +
        'Barry Malcolm Geoffrey Dennis Stanley Leonard Ronald Norman Clive Neil Gordon Howard Stuart',
    ),
  },
  es: {
    female: list(
      'Carmen Dolores Josefa Pilar Rosario Mercedes Ángeles Encarnación Antonia Isabel Teresa Concepción ' +
        'Montserrat Rosa Lucía Inés Consuelo Amparo Esperanza Remedios Begoña Milagros',
    ),
    male: list(
      'José Antonio Manuel Francisco Jesús Ángel Rafael Joaquín Ramón Andrés Vicente Emilio Julián Ignacio ' +
        'Tomás Eduardo Salvador Agustín Félix Fermín César Germán',
    ),
  },
  de: {
    female: list(
      'Ursula Ingrid Renate Helga Gisela Karin Monika Brigitte Erika Christa Hannelore Bärbel Gerda ' +
        'Waltraud Elke Heike Sabine Jutta Käthe Roswitha Hildegard Edeltraud',
    ),
    male: list(
      'Hans Klaus Günter Jürgen Dieter Horst Werner Manfred Wolfgang Heinz Gerhard Rolf Uwe Helmut ' +
        'Karl-Heinz Bernd Siegfried Rüdiger Lothar Jörg Götz Ekkehard',
    ),
  },
  pl: {
    female: list(
      'Krystyna Barbara Danuta Teresa Zofia Halina Jadwiga Grażyna Elżbieta Bożena Urszula Wanda ' +
        'Stanisława Małgorzata Ewa Irena Łucja Genowefa Renata Wiesława',
    ),
    male: list(
      'Andrzej Jerzy Stanisław Zbigniew Tadeusz Ryszard Kazimierz Wiesław Henryk Łukasz Marek Zdzisław ' +
        'Bogdan Mirosław Czesław Józef Wojciech Mieczysław Władysław Grzegorz',
    ),
  },
  tr: {
    female: list(
      'Fatma Ayşe Emine Hatice Zeynep Şerife Zehra Gülsüm Nurten Sevim Hülya Türkan Nermin Ümmühan Güler ' +
        'Meryem Neşe Çiğdem Münevver Perihan',
    ),
    male: list(
      'Mehmet Mustafa Ahmet Hüseyin İbrahim İsmail Osman Süleyman Ömer Yaşar Şükrü Ünal Necati Gökhan Kâzım ' +
        'Turgut Çetin Rıza Halit Nejat',
    ),
  },
  ru: {
    female: list(
      'Людмила Галина Валентина Нина Тамара Надежда Любовь Светлана Раиса Лидия Зинаида Ольга Вера Ирина ' +
        'Татьяна Антонина Фаина Эмма Наталья Лариса',
    ),
    male: list(
      'Владимир Николай Анатолий Виктор Александр Юрий Геннадий Борис Валерий Михаил Пётр Евгений Леонид ' +
        'Вячеслав Григорий Семён Аркадий Василий Фёдор Игорь',
    ),
  },
  el: {
    female: list(
      'Μαρία Ελένη Αικατερίνη Γεωργία Σοφία Βασιλική Δήμητρα Αναστασία Ευαγγελία Παναγιώτα Χρυσούλα ' +
        'Ειρήνη Καλλιόπη Δέσποινα Σταυρούλα Αθηνά',
    ),
    male: list(
      'Γεώργιος Δημήτριος Κωνσταντίνος Ιωάννης Νικόλαος Παναγιώτης Βασίλειος Χρήστος Αθανάσιος Ευάγγελος ' +
        'Σπυρίδων Στυλιανός Ανδρέας Ηλίας Θεόδωρος Λεωνίδας',
    ),
  },
  ja: {
    female: list(
      '和子 幸子 節子 洋子 恵子 京子 文子 美智子 久美子 由美子 順子 裕子 信子 敏子 静子 昭子 千代子 光子 悦子 弘子',
    ),
    male: list('隆 茂 勇 清 正 博 稔 実 誠 豊 進 勝 昇 和夫 正雄 義男 健一 修 武 弘'),
  },
  nb: {
    female: list(
      'Anne Inger Kari Marit Liv Berit Astrid Bjørg Randi Solveig Gerd Sigrid Turid Åse Ragnhild Torill ' +
        'Wenche Gunnhild Synnøve Åshild',
    ),
    male: list(
      'Jan Per Bjørn Kjell Arne Svein Knut Odd Tor Øyvind Leif Håkon Geir Sverre Jørgen Terje Asbjørn ' +
        'Trygve Gunnar Åge',
    ),
  },
  pt: {
    female: list(
      'Maria Aparecida Antônia Francisca Terezinha Conceição Lourdes Marlene Vera Lúcia Sônia Neusa Célia ' +
        'Regina Zilda Márcia Iracema Lêda Dirce Ivone',
    ),
    male: list(
      'João José Antônio Sebastião Luiz Raimundo Geraldo Benedito Osvaldo Joaquim Jorge Nelson Sérgio ' +
        'Flávio Márcio Célio Waldir Otávio Hélio Fábio',
    ),
  },
  vi: {
    female: [
      'Thị Mai',
      'Thị Hoa',
      'Thị Lan',
      'Thị Hồng',
      'Thị Bích',
      'Thị Nga',
      'Thị Phượng',
      'Thị Hạnh',
      'Thị Thu',
      'Thị Đào',
      'Thị Tuyết',
      'Kim Liên',
      'Ngọc Ánh',
      'Thanh Hà',
      'Thúy Hằng',
    ],
    male: [
      'Văn Hùng',
      'Văn Dũng',
      'Văn Minh',
      'Đức Thắng',
      'Quang Vinh',
      'Hữu Phước',
      'Xuân Trường',
      'Thanh Sơn',
      'Công Thành',
      'Văn Đạt',
      'Trọng Nghĩa',
      'Bá Lộc',
      'Đình Khôi',
      'Minh Tuấn',
      'Ngọc Quý',
    ],
  },
  cs: {
    female: list(
      'Marie Jana Hana Věra Alena Jarmila Zdeňka Ludmila Květa Božena Růžena Libuše Drahomíra Jiřina ' +
        'Milada Blanka Dagmar Vlasta Irena Eliška',
    ),
    male: list(
      'Jiří Jan Josef Jaroslav Zdeněk Miroslav Vladimír Stanislav Ladislav Bohumil Oldřich Karel Luboš ' +
        'Květoslav Břetislav Václav Řehoř Miloš Dušan Antonín',
    ),
  },
}

/** Given names of children: the next generation, for emergency contacts. */
export const childNames: Record<Language, { female: readonly string[]; male: readonly string[] }> = {
  en: { female: list('Emma Claire Rachel Joanne'), male: list('Andrew Mark Simon Daniel') },
  es: { female: list('Laura Marta Cristina Raquel'), male: list('Javier Sergio Álvaro Óscar') },
  de: { female: list('Julia Katrin Stefanie Anja'), male: list('Stefan Thomas Jan Björn') },
  pl: { female: list('Agnieszka Magdalena Joanna Żaneta'), male: list('Tomasz Paweł Michał Rafał') },
  tr: { female: list('Elif Esra Özlem Tuğba'), male: list('Emre Murat Burak Özgür') },
  ru: { female: list('Анна Екатерина Мария Ксения'), male: list('Алексей Дмитрий Сергей Максим') },
  el: { female: list('Κατερίνα Χριστίνα Νατάσα Ζωή'), male: list('Νίκος Γιάννης Κώστας Αλέξης') },
  ja: { female: list('美咲 真由美 直美 香織'), male: list('健太 大輔 直樹 拓也') },
  nb: { female: list('Ingrid Silje Kristin Hanne'), male: list('Anders Lars Eirik Pål') },
  pt: { female: list('Juliana Patrícia Aline Débora'), male: list('Rodrigo Felipe André Thiago') },
  vi: { female: ['Thu Trang', 'Minh Châu', 'Phương Thảo'], male: ['Anh Tuấn', 'Quốc Bảo', 'Hoàng Long'] },
  cs: { female: list('Lucie Petra Tereza Markéta'), male: list('Tomáš Ondřej Petr Lukáš') },
}

function list(names: string): readonly string[] {
  return names.split(' ')
}
