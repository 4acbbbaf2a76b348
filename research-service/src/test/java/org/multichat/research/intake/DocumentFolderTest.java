package org.multichat.research.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.multichat.research.document.Document;
import org.multichat.research.document.Paragraph;
import org.multichat.research.document.Unread;

class DocumentFolderTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void readsTextByParagraphs() throws IOException {
        Files.writeString(
                folder.resolve("harbour_notes.txt"), "The harbour was built\nin 1911. It froze twice.\n\nShips came.");

        Document document = read().documents().getFirst();

        assertThat(document.title()).isEqualTo("harbour notes");
        assertThat(document.paragraphs())
                .containsExactly(
                        new Paragraph(1, null, 0, List.of("The harbour was built in 1911.", "It froze twice.")),
                        new Paragraph(2, null, 0, List.of("Ships came.")));
    }

    @Test
    void readsMarkdownForItsProse() throws IOException {
        Files.writeString(folder.resolve("a.md"), """
                # The harbour

                The *harbour* was [built](https://example.org) in **1911**. ![plan](plan.png)

                ## Ice

                ```
                code();
                ```

                | year | days |
                |------|------|

                - It froze e.g. in 1929.
                - It froze in 1947.
                """);

        Document document = read().documents().getFirst();

        assertThat(document.title()).isEqualTo("The harbour");
        assertThat(document.paragraphs())
                .extracting(paragraph -> paragraph.heading() + ": " + paragraph.text())
                .containsExactly(
                        "null: The harbour was built in 1911.",
                        "Ice: It froze e.g. in 1929.",
                        "Ice: It froze in 1947.");
    }

    @Test
    void readsPdfByPages() throws IOException {
        pdf("book.pdf", "The harbour was built in 1911.", "It froze in 1929 and in 1947.");

        Document document = read().documents().getFirst();

        assertThat(document.paragraphs()).extracting(Paragraph::page).containsExactly(1, 2);
        assertThat(document.paragraphs())
                .extracting(Paragraph::text)
                .containsExactly("The harbour was built in 1911.", "It froze in 1929 and in 1947.");
    }

    @Test
    void namesWhatItCannotRead() throws IOException {
        Files.write(folder.resolve("damaged.pdf"), "%PDF-1.7 and then nothing".getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("latin1.txt"), new byte[] {'c', 'a', 'f', (byte) 0xe9});
        Files.writeString(folder.resolve("empty.md"), "\n\n");
        Files.write(folder.resolve("huge.txt"), new byte[(int) DocumentFolder.MAX_TEXT_BYTES + 1]);
        Files.writeString(folder.resolve("picture.jpeg"), "not asked for");
        lockedPdf("locked.pdf");

        var reading = read();

        assertThat(reading.documents()).isEmpty();
        assertThat(reading.unread())
                .containsExactlyInAnyOrder(
                        new Unread("huge.txt", "larger than 4 MB"),
                        new Unread("damaged.pdf", "damaged, or not what its name says"),
                        new Unread("empty.md", "no text in it"),
                        new Unread("latin1.txt", "not UTF-8 text"),
                        new Unread("locked.pdf", "protected by a password"));
    }

    @Test
    void followsNoLinks() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "Nobody should quote what lies elsewhere.");
        Files.createSymbolicLink(folder.resolve("link.txt"), secret);
        Files.createSymbolicLink(folder.resolve("linked"), elsewhere);

        var reading = read();

        assertThat(reading.documents()).isEmpty();
        assertThat(reading.unread()).containsExactly(new Unread("link.txt", "a symbolic link"));
    }

    @Test
    void readsNoMoreFilesThanItMay() throws IOException {
        for (int number = 0; number < DocumentFolder.MAX_FILES + 2; number++) {
            Files.writeString(
                    folder.resolve("n%03d.txt".formatted(number)), "Note number %d stands here.".formatted(number));
        }

        var reading = read();

        assertThat(reading.documents()).hasSize(DocumentFolder.MAX_FILES);
        assertThat(reading.unread())
                .containsExactly(
                        new Unread("n200.txt", "more than 200 files"), new Unread("n201.txt", "more than 200 files"));
    }

    @Test
    void looksIntoFoldersButNotIntoHiddenOnes() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        Files.createDirectories(folder.resolve(".git"));
        Files.writeString(folder.resolve("a/b/deep.txt"), "Something stands deep below.");
        Files.writeString(folder.resolve(".git/x.txt"), "Nobody wrote this to be read.");

        assertThat(read().documents()).extracting(Document::name).containsExactly("a/b/deep.txt");
    }

    @Test
    void saysWhenTheFolderIsNotThere() {
        DocumentFolder missing = new DocumentFolder(folder.resolve("nowhere"));

        assertThat(missing.read(missing.listing()).unread())
                .containsExactly(new Unread("the folder of RESEARCH_DOCUMENTS", "it is not there"));
    }

    @Test
    void takesOutWhatNobodySees() throws IOException {
        Files.writeString(folder.resolve("hidden.txt"), "The har\u00ADbour was\u202E built\u0000 in\u200B 1911.");

        assertThat(read().documents().getFirst().paragraphs().getFirst().text())
                .isEqualTo("The harbour was built in 1911.");
    }

    private DocumentFolder.Reading read() {
        DocumentFolder documents = new DocumentFolder(folder);
        return documents.read(documents.listing());
    }

    private void pdf(String name, String... pages) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            for (String text : pages) {
                addPage(pdf, text);
            }
            pdf.save(folder.resolve(name).toFile());
        }
    }

    private void lockedPdf(String name) throws IOException {
        try (PDDocument pdf = new PDDocument()) {
            addPage(pdf, "A secret.");
            pdf.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            pdf.save(folder.resolve(name).toFile());
        }
    }

    private static void addPage(PDDocument pdf, String text) throws IOException {
        PDPage page = new PDPage();
        pdf.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(72, 700);
            content.showText(text);
            content.endText();
        }
    }
}
