import { useCallback } from 'react';

interface BlobImageProps {
  /** The image data; held here, they have no address that could be passed on. */
  blob: Blob;
  alt: string;
  className?: string | undefined;
}

/** A picture that was fetched by the page itself. Its address lives as long as it is shown. */
export function BlobImage({ blob, ...props }: BlobImageProps) {
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(blob);
      image.src = url;
      return () => URL.revokeObjectURL(url);
    },
    [blob],
  );
  return <img {...props} alt={props.alt} ref={show} />;
}
