package io.pteronimbus.gameserver.template;

import io.pteronimbus.platform.problem.FieldError;
import io.pteronimbus.platform.problem.FieldErrorCode;
import io.pteronimbus.platform.problem.ProblemException;
import io.pteronimbus.platform.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** An egg that was sent as a file of a form. */
class EggUpload {
    @RestForm("file")
    @Nullable
    FileUpload file;

    /** A template that is to become what the egg says, as a new version; null: a new one. */
    @RestForm
    @Nullable
    UUID templateId;

    /** The same as it would be asked for without a form. Throws 400 without a file, and 400 {@code egg-unreadable} for one that is no UTF-8. */
    ImportRequest request() {
        if (file == null) {
            throw ProblemException.invalid(new FieldError("file", FieldErrorCode.REQUIRED, "must be given"));
        }
        try {
            return new ImportRequest(Files.readString(file.uploadedFile()), file.fileName(), null, templateId);
        } catch (CharacterCodingException e) {
            throw new ProblemException(ProblemType.EGG_UNREADABLE, "It is no text in UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
