//! Makes a photo small enough for a phone's data plan. Drawing it anew also leaves its metadata behind,
//! the place where it was taken among them.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, ImageBitmapOptions,
    ImageOrientation,
};

/// Longest side of what is sent, in pixels: enough to read a boiler's plate.
const PHOTO: u32 = 2048;
/// Longest side of the picture in the tile, in pixels.
const PREVIEW: u32 = 400;
/// JPEG quality, 0 to 1.
const QUALITY: f64 = 0.82;

/// What is sent for a photo.
#[derive(Clone)]
pub struct Body {
    pub content: Blob,
    pub file_name: String,
}

/// What to send, and a small picture of it for the tile.
pub struct Shrunk {
    pub body: Body,
    pub preview: Option<Blob>,
}

/// Draws the photo upright, smaller, and without metadata.
/// `None` if this browser cannot read the file, or does not let pages read what they draw: then the original goes.
pub async fn shrink(file: &File) -> Option<Shrunk> {
    if !canvas_keeps_its_colours() {
        return None;
    }
    let bitmap = upright(file).await?;
    let content = redraw(&bitmap, PHOTO).await;
    let preview = redraw(&bitmap, PREVIEW).await;
    bitmap.close();
    let file_name = with_jpg_ending(&file.name());
    content.map(|content| Shrunk {
        body: Body { content, file_name },
        preview,
    })
}

/// The photo's pixels, turned as its metadata says.
async fn upright(file: &File) -> Option<ImageBitmap> {
    let options = ImageBitmapOptions::new();
    options.set_image_orientation(ImageOrientation::FromImage);
    let decoding = gloo::utils::window()
        .create_image_bitmap_with_blob_and_image_bitmap_options(file, &options)
        .ok()?;
    JsFuture::from(decoding).await.ok()?.dyn_into().ok()
}

async fn redraw(bitmap: &ImageBitmap, longest: u32) -> Option<Blob> {
    let (width, height) = fit(bitmap.width(), bitmap.height(), longest);
    let (canvas, pen) = canvas(width, height)?;
    // See-through parts of a PNG would come out black.
    pen.set_fill_style_str("#fff");
    pen.fill_rect(0.0, 0.0, width.into(), height.into());
    pen.draw_image_with_image_bitmap_and_dw_and_dh(bitmap, 0.0, 0.0, width.into(), height.into())
        .ok()?;
    let jpeg = jpeg(&canvas).await;
    // Safari frees a canvas' memory only when it has no size.
    canvas.set_width(0);
    jpeg
}

async fn jpeg(canvas: &HtmlCanvasElement) -> Option<Blob> {
    let mut started = Ok(());
    let encoding = Promise::new(&mut |resolve, _| {
        started = canvas.to_blob_with_type_and_encoder_options(
            &resolve,
            "image/jpeg",
            &JsValue::from_f64(QUALITY),
        );
    });
    started.ok()?;
    JsFuture::from(encoding).await.ok()?.dyn_into().ok()
}

/// A canvas and its pen.
fn canvas(width: u32, height: u32) -> Option<(HtmlCanvasElement, CanvasRenderingContext2d)> {
    let canvas: HtmlCanvasElement = gloo::utils::document()
        .create_element("canvas")
        .ok()?
        .unchecked_into();
    canvas.set_width(width);
    canvas.set_height(height);
    let pen: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.unchecked_into();
    // web-sys does not offer this property; a browser without it draws a little rougher.
    let _ = js_sys::Reflect::set(&pen, &"imageSmoothingQuality".into(), &"high".into());
    Some((canvas, pen))
}

/// Browsers that resist fingerprinting give noise instead of what was drawn, and a photo of noise helps nobody.
fn canvas_keeps_its_colours() -> bool {
    let read_back = || {
        let (_, pen) = canvas(1, 1)?;
        pen.set_fill_style_str("#0a5a5e");
        pen.fill_rect(0.0, 0.0, 1.0, 1.0);
        Some(pen.get_image_data(0.0, 0.0, 1.0, 1.0).ok()?.data().0)
    };
    read_back().is_some_and(|pixel| {
        pixel
            .iter()
            .zip([0x0a, 0x5a, 0x5e])
            .all(|(was, drawn)| was.abs_diff(drawn) < 8)
    })
}

/// Width and height in pixels with the same shape and no side above `longest`. Small photos stay as they are.
fn fit(width: u32, height: u32, longest: u32) -> (u32, u32) {
    let side = width.max(height);
    if side <= longest {
        return (width, height);
    }
    let scaled =
        |length: u32| ((u64::from(length) * u64::from(longest) / u64::from(side)) as u32).max(1);
    (scaled(width), scaled(height))
}

fn with_jpg_ending(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    format!("{stem}.jpg")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_side_is_brought_down_and_the_shape_kept() {
        assert_eq!(fit(4000, 3000, 2048), (2048, 1536));
        assert_eq!(fit(3000, 4000, 2048), (1536, 2048));
        assert_eq!(fit(800, 600, 2048), (800, 600));
        assert_eq!(fit(100_000, 3, 2048), (2048, 1));
    }

    #[test]
    fn what_is_sent_is_named_as_the_jpeg_it_is() {
        assert_eq!(with_jpg_ending("IMG_0001.HEIC"), "IMG_0001.jpg");
        assert_eq!(with_jpg_ending("boiler"), "boiler.jpg");
    }
}
