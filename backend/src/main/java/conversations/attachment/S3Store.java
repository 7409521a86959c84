package conversations.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** Stores blobs as objects of a bucket, in Amazon S3 or a compatible store. */
final class S3Store implements BlobStore {
    private final S3Client client;
    private final String bucket;

    S3Store(AttachmentConfig.S3 config) {
        bucket = config.bucket()
                .orElseThrow(() -> new IllegalStateException("ATTACHMENTS_STORE=s3 needs ATTACHMENTS_S3_BUCKET"));
        var builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(config.region()))
                .forcePathStyle(config.pathStyle())
                // Stores other than Amazon's don't know these checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        config.endpoint().ifPresent(builder::endpointOverride);
        config.accessKey()
                .ifPresent(key -> builder.credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(key, config.secretKey().orElse("")))));
        client = builder.build();
    }

    @Override
    public void put(UUID id, Kind kind, Path file) throws IOException {
        reaching(() -> client.putObject(request -> request.bucket(bucket).key(kind.name(id)), file));
    }

    @Override
    public InputStream open(UUID id, Kind kind, @Nullable ByteRange range) throws IOException {
        var part = range == null ? null : "bytes=" + range.first() + "-" + range.last();
        try {
            return reaching(() -> client.getObject(
                    request -> request.bucket(bucket).key(kind.name(id)).range(part)));
        } catch (IOException e) {
            if (e.getCause() instanceof NoSuchKeyException) {
                throw new NoSuchFileException(kind.name(id));
            }
            throw e;
        }
    }

    @Override
    public void delete(UUID id) throws IOException {
        var names = Arrays.stream(Kind.values())
                .map(kind -> ObjectIdentifier.builder().key(kind.name(id)).build())
                .toList();
        var answer = reaching(
                () -> client.deleteObjects(request -> request.bucket(bucket).delete(delete -> delete.objects(names))));
        if (answer.hasErrors()) {
            throw new IOException("the store refused to delete: " + answer.errors());
        }
    }

    private static <T> T reaching(Supplier<T> call) throws IOException {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new IOException(e);
        }
    }
}
